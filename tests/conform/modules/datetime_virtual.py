from datetime import datetime, timedelta
import time
print(datetime.now().strftime("%H:%M:%S"), datetime.now().year)
start = datetime.now()
time.sleep(90)
print(datetime.now() - start, (datetime.now() - start).total_seconds(), timedelta(seconds=5), timedelta(hours=25, minutes=1))
print(datetime.now().isoformat(), datetime(2024, 1, 2, 3, 4).strftime("%Y-%m-%d %H:%M"))
