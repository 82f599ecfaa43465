import { Trans, useLingui } from '@lingui/react/macro';
import { Link, useLocation } from 'wouter';
import { type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { addMonths, isMonth, today } from '../day/calendar';
import { usePage } from '../frame/page';
import { pick, useLang } from '../i18n';
import { date, month as monthName, weekday } from '../i18n/format';
import { issueWords } from '../i18n/words';
import { FailureMessage } from '../session/parts';
import { currentOfficer } from '../session/session';
import { Button, linkButton } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card as Box, CardTitle, Skeleton } from '../ui/card';
import { Icon } from '../ui/icon';
import { CardFace, ColourChip } from './card-face';
import { Change } from './change';
import { MarkLine } from './mark-line';
import { RuleTable } from './rule';
import { markStateInk, markStateWords } from './words';

type Own = Schemas['OwnCard'];

/** What is to come, the main thing first and large. */
function Forecast({ card }: { card: Own }) {
  const lang = useLang();
  const [first, ...others] = card.forecast.sentences;
  if (!first) return null;
  return (
    <div data-testid="card-forecast" data-next={card.forecast.if_no_more} className="space-y-2">
      <p className="text-body-lg font-medium text-txt-black-900">{pick(first.text, lang)}</p>
      {others.map((sentence) => (
        <p key={sentence.kind} data-kind={sentence.kind} className="flex items-start gap-2 text-body-md text-txt-black-700">
          <Icon name={sentence.kind === 'waiting' ? 'info' : 'warning'} className="mt-0.5 size-5" />
          <span>{pick(sentence.text, lang)}</span>
        </p>
      ))}
    </div>
  );
}

function Items({ items }: { items: Schemas['CardItem'][] }) {
  const { i18n } = useLingui();
  const lang = useLang();
  return (
    <Box>
      <CardTitle>
        <Trans>Isu dalam bulan tersebut</Trans>
      </CardTitle>
      {items.length === 0 ? (
        <p data-testid="card-items-empty" className="mt-2 text-body-md text-txt-black-700">
          <Trans>Tiada isu kehadiran dalam bulan tersebut.</Trans>
        </p>
      ) : (
        <ul className="mt-2 divide-y divide-otl-gray-200">
          {items.map((item) => {
            const until = date(item.explain_by, lang);
            return (
              <li key={`${item.date}-${item.issue}`} data-testid="card-item" data-date={item.date} data-issue={item.issue} data-state={item.state}>
                <Link href={`/hari/${item.date}`} className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 rounded-md py-2 hover:bg-bg-washed">
                  <Icon name={item.is_mark ? 'attention' : 'info'} className={`size-5 ${item.is_mark ? 'text-danger-700' : 'text-txt-black-500'}`} />
                  <span className="min-w-0 flex-1">
                    <span className="block text-body-md font-medium">{i18n._(issueWords[item.issue])}</span>
                    <span className="block text-body-sm text-txt-black-500">
                      {weekday(item.date, lang)}, {date(item.date, lang)}
                    </span>
                  </span>
                  <span className={`basis-full pl-8 text-body-sm font-medium sm:basis-auto sm:pl-0 sm:text-right ${markStateInk[item.state]}`}>
                    {i18n._(markStateWords[item.state])}
                    {item.state === 'to_explain' && (
                      <>
                        {' '}
                        <Trans>(hingga {until})</Trans>
                      </>
                    )}
                  </span>
                </Link>
              </li>
            );
          })}
        </ul>
      )}
    </Box>
  );
}

function History({ months }: { months: Schemas['CardMonth'][] }) {
  const lang = useLang();
  return (
    <Box>
      <CardTitle>
        <Trans>Bulan-bulan sebelum ini</Trans>
      </CardTitle>
      <ul className="mt-2 divide-y divide-otl-gray-200">
        {months.map((one) => {
          const { marks } = one;
          return (
            <li key={one.month} data-testid="card-history" data-month={one.month} data-colour={one.colour} data-marks={marks} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2.5">
              <Link href={`/kad/${one.month}`} className="min-w-32 text-body-md font-medium text-txt-primary underline">
                {monthName(one.month, lang)}
              </Link>
              <ColourChip colour={one.colour} />
              <span className="text-body-md tabular-nums text-txt-black-700">
                <Trans>{marks} tanda</Trans>
              </span>
              {one.change && <Change change={one.change} />}
            </li>
          );
        })}
      </ul>
    </Box>
  );
}

function Ways({ month }: { month: string }) {
  const { t } = useLingui();
  const lang = useLang();
  const [, go] = useLocation();
  const now = today().slice(0, 7);
  return (
    <div className="flex flex-wrap gap-2 print:hidden">
      <Button variant="default-outline" data-testid="card-previous" aria-label={t`Bulan sebelumnya`} onClick={() => go(`/kad/${addMonths(month, -1)}`)}>
        <Icon name="left" />
      </Button>
      {month !== now && (
        <>
          <Button variant="default-outline" data-testid="card-today" onClick={() => go('/kad')}>
            <Trans>Bulan ini</Trans>
          </Button>
          <Button variant="default-outline" data-testid="card-next" aria-label={t`Bulan berikutnya`} onClick={() => go(`/kad/${addMonths(month, 1)}`)}>
            <Icon name="right" />
          </Button>
        </>
      )}
      <Button variant="default-outline" data-testid="card-print" className="hidden md:inline-flex" onClick={() => print()}>
        <Trans>Cetak</Trans>
      </Button>
      <a href={`/api/v1/card/${month}/pdf?language=${lang}`} download data-testid="card-pdf" className={linkButton('outline')}>
        <Trans>Kad rasmi (PDF)</Trans>
      </a>
    </div>
  );
}

function Shown({ card }: { card: Own }) {
  const officer = currentOfficer();
  return (
    <>
      <div className="grid gap-5 md:grid-cols-2 md:items-start">
        <CardFace card={card} name={officer?.name ?? ''} agency={officer?.agency.name ?? ''} />
        <Box className="space-y-4">
          <CardTitle>
            <Trans>Tanda merah dalam bulan tersebut</Trans>
          </CardTitle>
          <MarkLine rule={card.rule} colour={card.colour} marks={card.marks} />
          <Forecast card={card} />
          {card.change && (
            <Callout tone={card.change.state === 'approved' ? 'info' : 'warning'} data-testid="card-change" data-state={card.change.state} title={<Change change={card.change} />} />
          )}
        </Box>
      </div>
      <Items items={card.items} />
      <Link href="/surat" data-testid="card-letters" className="inline-flex min-h-11 items-center gap-2 text-body-md font-medium text-txt-primary underline print:hidden">
        <Icon name="document" />
        <Trans>Surat berkaitan kad saya</Trans>
      </Link>
      <RuleTable rule={card.rule} />
      <History months={card.history} />
    </>
  );
}

export function Card({ month: asked }: { month: string | undefined }) {
  const { t } = useLingui();
  const lang = useLang();
  const month = isMonth(asked) ? asked : today().slice(0, 7);
  const [loaded, reload] = useLoaded(month, () => ask(api.GET('/card', { params: { query: { month } } })));
  usePage('card', t`Kad saya`, loaded.status !== 'loading');
  return (
    <div className="mx-auto max-w-4xl space-y-5">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <h1 data-testid="card-title" data-month={month}>
          <Trans>Kad saya</Trans>, {monthName(month, lang)}
        </h1>
        <Ways month={month} />
      </div>
      {loaded.status === 'loading' && <Skeleton lines={8} />}
      {loaded.status === 'failed' && (
        <div className="space-y-3">
          <FailureMessage failure={loaded.failure} testid="card-error" />
          <Button onClick={reload}>
            <Trans>Cuba lagi</Trans>
          </Button>
        </div>
      )}
      {loaded.status === 'here' && <Shown card={loaded.data} />}
    </div>
  );
}
