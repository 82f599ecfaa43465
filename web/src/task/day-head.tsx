// The head of a page that shows one day: its name, and the ways to the days around it.
import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { addDays, today } from '../day/calendar';
import { useLang } from '../i18n';
import { date, weekday } from '../i18n/format';
import { Button, linkButton } from '../ui/button';
import { Icon } from '../ui/icon';
import { isDay, onDay } from './address';

interface WaysProps {
  /** What is asked for; nothing is the work day as it stands. */
  asked: string | undefined;
  /** What the server answered with, once it is here. */
  answer: { date: string; today: string } | undefined;
  /** The page's address without the day. */
  href: string;
}

/** Any day: the browser's own field, once it is asked for. */
function AnyDay({ day, href }: { day: string; href: string }) {
  const { t } = useLingui();
  const [, go] = useLocation();
  const [open, setOpen] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (open) field.current?.focus();
  }, [open]);
  if (!open) {
    return (
      <Button variant="default-outline" data-testid="day-choose" aria-label={t`Pilih tarikh`} className="print:hidden" onClick={() => setOpen(true)}>
        <Icon name="calendar" />
      </Button>
    );
  }
  return (
    <input
      ref={field}
      type="date"
      data-testid="day-any"
      aria-label={t`Pilih tarikh`}
      defaultValue={day}
      onChange={(event) => {
        const chosen = event.currentTarget.value;
        if (isDay(chosen) && chosen !== day) go(onDay(href, chosen));
      }}
      className="min-h-11 rounded-md border border-gray-500 bg-bg-white px-3 text-body-md print:hidden"
    />
  );
}

export function DayWays({ asked, answer, href }: WaysProps) {
  const { t } = useLingui();
  const lang = useLang();
  const now = answer?.today ?? today();
  const day = answer?.date ?? asked ?? now;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Link href={onDay(href, addDays(day, -1))} data-testid="day-previous" aria-label={t`Hari sebelumnya`} className={`${linkButton()} print:hidden`}>
        <Icon name="left" />
      </Link>
      <p data-testid="task-day" data-date={day} className="min-w-0 flex-1 text-center text-body-lg font-semibold text-txt-black-900 sm:flex-none sm:px-2">
        {weekday(day, lang)}, {date(day, lang)}
      </p>
      <Link href={onDay(href, addDays(day, 1))} data-testid="day-next" aria-label={t`Hari berikutnya`} className={`${linkButton()} print:hidden`}>
        <Icon name="right" />
      </Link>
      <AnyDay key={day} day={day} href={href} />
      {day !== now && (
        <Link href={href} data-testid="day-today" className={`${linkButton()} print:hidden`}>
          <Trans>Hari ini</Trans>
        </Link>
      )}
    </div>
  );
}

export function PageHead({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <h1>{title}</h1>
      {children}
    </div>
  );
}
