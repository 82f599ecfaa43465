// The head of a page that shows one day: its name, and the ways to the days around it.
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { addDays, today } from '../day/calendar';
import { useLang } from '../i18n';
import { date, weekday } from '../i18n/format';
import { linkButton } from '../ui/button';
import { Icon } from '../ui/icon';
import { onDay } from './address';

interface WaysProps {
  /** What is asked for; nothing is the work day as it stands. */
  asked: string | undefined;
  /** What the server answered with, once it is here. */
  answer: { date: string; today: string } | undefined;
  /** The page's address without the day. */
  href: string;
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
