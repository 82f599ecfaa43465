import { useEffect, useState } from 'react';
import { useLang } from '../i18n';
import { date, wallTime, weekday } from '../i18n/format';
import { useStore } from '../ui/store';
import { clockOffset, serverNow } from './server-clock';

/** The server's time in milliseconds, renewed at each full second. */
function useSeconds(): number {
  const offset = useStore(clockOffset);
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = (): void => {
      const instant = serverNow();
      setNow(instant);
      timer = setTimeout(tick, 1_005 - (instant % 1_000));
    };
    tick();
    return () => clearTimeout(timer);
  }, [offset]);
  return now;
}

/** The server's time in milliseconds, renewed at each full minute: for what is told in minutes. */
export function useMinutes(): number {
  const now = useSeconds();
  return now - (now % 60_000);
}

export function ClockFace({ small }: { small: boolean }) {
  const lang = useLang();
  const heard = useStore(clockOffset) !== undefined;
  const { date: day, hour, minute, second } = wallTime(useSeconds());
  return (
    <div className={small ? 'flex items-baseline justify-between gap-3' : 'text-center'}>
      <p data-testid="clock-date" className="text-body-md text-txt-black-700 sm:text-body-lg">
        {weekday(day, lang)}, {date(day, lang)}
      </p>
      {/* Not a live region: a time that speaks every second says nothing. */}
      <p data-testid="clock-time" data-source={heard ? 'server' : 'device'} className={`font-semibold tabular-nums tracking-tight text-txt-black-900 ${small ? 'text-heading-2xs' : 'text-[4.25rem] leading-[1.15] sm:text-[5.5rem]'}`}>
        <time dateTime={`${hour}:${minute}`}>
          {hour}:{minute}
          <span className={`ml-1 font-medium text-txt-black-500 ${small ? 'text-body-md' : 'text-heading-sm'}`}>{second}</span>
        </time>
      </p>
    </div>
  );
}
