import requests
import time


def fetch(city):
    url = f"https://www.prevision-meteo.ch/services/json/{city}"
    response = requests.get(url)
    data = response.json()
    print(f"Temperature at {city}: {data['current_condition']['tmp']} C")


def main():
    for city in ['paris', 'toulouse', 'marseille']:
        fetch(city)


start = time.time()
main()
print(f"{time.time() - start:.2f} seconds")
