0 + http https://www.prevision-meteo.ch/services/json/paris
0 + http https://www.prevision-meteo.ch/services/json/toulouse
0 + http https://www.prevision-meteo.ch/services/json/marseille
1.25 = http https://www.prevision-meteo.ch/services/json/marseille: ok
1.9 = http https://www.prevision-meteo.ch/services/json/toulouse: ok
5.86 = http https://www.prevision-meteo.ch/services/json/paris: ok
