// One grant as lists show it: what, when, what for, and its time slips.
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Schemas } from '../api/client';
import { useLang } from '../i18n';
import { date, dateTime, time } from '../i18n/format';
import { Tag } from '../ui/tag';
import { daysText, kindWords, partWords, sourceWords } from './words';

type Grant = Schemas['Grant'];

function Slips({ slips }: { slips: Grant['time_slips'] }) {
  const lang = useLang();
  if (slips.length === 0) return null;
  return (
    <ul className="text-body-sm text-txt-black-700" data-testid="grant-slips">
      {slips.map((slip) => {
        const out = time(slip.out_at);
        const overrun = slip.overrun_minutes ?? 0;
        return (
          <li key={slip.date}>
            {date(slip.date, lang)}: <Trans>keluar {out}</Trans>
            {slip.back_at && (
              <>
                , <Trans>kembali {time(slip.back_at)}</Trans>
              </>
            )}
            {overrun > 0 && (
              <strong className="text-danger-700">
                {' '}
                <Trans>({overrun} minit melebihi kebenaran)</Trans>
              </strong>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** `officer`: whose it is stands above it. */
export function Entry({ grant, officer, children }: { grant: Grant; officer?: boolean; children?: ReactNode }) {
  const { i18n } = useLingui();
  const lang = useLang();
  const details = [grant.part && i18n._(partWords[grant.part]), grant.code, grant.purpose, grant.destination].filter(Boolean).join(' · ');
  return (
    <li
      data-testid="grant"
      data-kind={grant.kind}
      data-first-day={grant.first_day}
      className="flex flex-wrap items-start justify-between gap-3 py-4"
    >
      <div className="min-w-0 flex-1 basis-full space-y-1 sm:basis-0">
        {officer && <p className="text-body-sm text-txt-black-700">{grant.officer.name}</p>}
        <p className="flex flex-wrap items-center gap-2 font-medium text-txt-black-900">
          {i18n._(kindWords[grant.kind])}
          {grant.withdrawn ? (
            <Tag tone="danger">
              <Trans>Ditarik balik</Trans>
            </Tag>
          ) : (
            <Tag>{i18n._(sourceWords[grant.source])}</Tag>
          )}
        </p>
        <p className="text-body-md text-txt-black-700">{daysText(grant, lang)}</p>
        {details && <p className="break-words text-body-sm text-txt-black-500">{details}</p>}
        {grant.kind === 'pregnancy_hour' && !grant.husband && !officer && (
          <p className="break-all text-body-sm text-txt-black-500">
            <Trans>Nombor kebenaran: {grant.id}</Trans>
          </p>
        )}
        {grant.withdrawn && (
          <p className="text-body-sm text-txt-black-700">
            {dateTime(grant.withdrawn.at, lang)}, {grant.withdrawn.by}: {grant.withdrawn.reason}
          </p>
        )}
        <Slips slips={grant.time_slips} />
      </div>
      {children}
    </li>
  );
}
