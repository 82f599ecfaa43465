// One rule: what holds on the day, where it comes from, and how it came to be so.
import { Trans, useLingui } from '@lingui/react/macro';
import { pick, useLang } from '../i18n';
import { date, dateTime } from '../i18n/format';
import { stateName } from '../i18n/states';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { Tag } from '../ui/tag';
import { type Book, type Key, type Value, byDate, certaintyTones, fieldText, originWords, someStates } from './words';

export interface KeyActions {
  onSet(key: Key, value: Value | undefined): void;
  onWithdraw(key: Key, value: Value): void;
}

function CertaintyTag({ book, value }: { book: Book; value: Value }) {
  const lang = useLang();
  const word = book.certainties.find((one) => one.value === value.certainty);
  return (
    <Tag tone={certaintyTones[value.certainty]} data-testid="rule-certainty">
      {word ? pick(word.label, lang) : value.certainty}
    </Tag>
  );
}

/** The fields of a value, each with its name unless there is only one. */
function Fields({ keyOf, value }: { keyOf: Key; value: Value }) {
  const lang = useLang();
  return (
    <dl className="flex flex-wrap gap-x-5 gap-y-1">
      {keyOf.fields.map((field) => (
        <div key={field.name} data-testid="rule-field" data-field={field.name}>
          <dt className="text-body-sm text-txt-black-500">{pick(field.label, lang)}</dt>
          <dd className="text-body-md font-medium tabular-nums text-txt-black-900">{fieldText(field, value.fields[field.name], lang)}</dd>
        </div>
      ))}
    </dl>
  );
}

function States({ states, book }: { states: readonly string[]; book: Book }) {
  if (!someStates(states, book)) return <Trans>Semua negeri</Trans>;
  return <>{states.map(stateName).join(', ')}</>;
}

function Period({ value }: { value: Value }) {
  const lang = useLang();
  const [from, to, inForce] = [value.valid_from, value.valid_to, value.in_force].map((day) => day && date(day, lang));
  return (
    <>
      {from && !to && <Trans>Mulai {from}</Trans>}
      {from && to && (
        <Trans>
          {from} hingga {to}
        </Trans>
      )}
      {!from && inForce && <Trans>Pekeliling berkuat kuasa {inForce}</Trans>}
      {!from && !inForce && <Trans>Sejak mula</Trans>}
    </>
  );
}

function Source({ value, book }: { value: Value; book: Book }) {
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-body-sm text-txt-black-700">
      <span>
        <Trans>Sumber:</Trans> <span className="font-medium text-txt-black-900">{value.source}</span>
      </span>
      <CertaintyTag book={book} value={value} />
    </p>
  );
}

/** What holds on the day: one line, or one for each group of states. */
function Holding({ keyOf, book }: { keyOf: Key; book: Book }) {
  return (
    <ul className="divide-y divide-otl-gray-200">
      {keyOf.in_effect.map((held) => {
        const value = keyOf.values[held.value] as Value;
        const covered =
          value.origin === 'agency'
            ? keyOf.national.find((one) => one.states.length === 0 || one.states.some((state) => held.states.includes(state)))
            : undefined;
        const national = covered && keyOf.values[covered.value];
        return (
          <li
            key={held.value}
            data-testid="rule-held"
            data-origin={value.origin}
            className={`grid gap-x-6 gap-y-2 py-3 ${keyOf.by_state ? 'md:grid-cols-3' : 'md:grid-cols-2'}`}
          >
            {keyOf.by_state && (
              <p className="min-w-0 text-body-sm font-medium text-txt-black-700">
                <States states={held.states} book={book} />
              </p>
            )}
            <Fields keyOf={keyOf} value={value} />
            <div className="min-w-0 space-y-1">
              <Source value={value} book={book} />
              <p className="text-body-sm text-txt-black-500">
                <Period value={value} />
              </p>
            </div>
            {national && <National keyOf={keyOf} value={national} book={book} />}
          </li>
        );
      })}
    </ul>
  );
}

/** The national value beside the agency's own. */
function National({ keyOf, value, book }: { keyOf: Key; value: Value; book: Book }) {
  return (
    <div data-testid="rule-national" className="space-y-2 rounded-lg md:col-span-full bg-bg-washed p-3">
      <p className="text-body-sm font-medium text-txt-black-700">
        <Trans>Nilai kebangsaan</Trans>
      </p>
      <Fields keyOf={keyOf} value={value} />
      <Source value={value} book={book} />
    </div>
  );
}

function Told({ value }: { value: Value }) {
  const lang = useLang();
  const { i18n } = useLingui();
  const [by, at] = [value.made?.by ?? '', value.made ? dateTime(value.made.at, lang) : ''];
  const [goneBy, goneAt, reason] = [
    value.withdrawn?.by ?? '',
    value.withdrawn ? dateTime(value.withdrawn.at, lang) : '',
    value.withdrawn?.reason,
  ];
  return (
    <div className="text-body-sm text-txt-black-500">
      <p>
        {i18n._(originWords[value.origin])}
        {value.made && (
          <>
            {': '}
            <Trans>
              {by}, {at}
            </Trans>
          </>
        )}
      </p>
      {value.withdrawn && (
        <p data-testid="rule-withdrawn" className="text-danger-700">
          <Trans>
            Ditarik balik oleh {goneBy}, {goneAt}: {reason}
          </Trans>
        </p>
      )}
    </div>
  );
}

function History({ keyOf, book, actions, mine }: { keyOf: Key; book: Book; actions: KeyActions; mine: Value['origin'] }) {
  const count = keyOf.values.length;
  return (
    <details className="group" data-testid="rule-history">
      <summary className="inline-flex min-h-11 list-none items-center gap-1 rounded-md text-body-md font-medium text-txt-primary print:hidden [&::-webkit-details-marker]:hidden">
        <Trans>Sejarah ({count})</Trans>
        <Icon name="down" className="size-5 transition-transform group-open:rotate-180" />
      </summary>
      <ol className="divide-y divide-otl-gray-200 border-t border-otl-gray-200">
        {byDate(keyOf.values).map((value, place) => (
          <li key={value.id ?? place} data-testid="rule-value" data-origin={value.origin} data-id={value.id} className="space-y-2 py-3">
            <p className="flex flex-wrap items-baseline gap-x-3 text-body-sm font-medium text-txt-black-700">
              <span className={value.withdrawn ? 'line-through' : ''}>
                <Period value={value} />
              </span>
              {keyOf.by_state && (
                <span className="font-normal">
                  <States states={value.states} book={book} />
                </span>
              )}
            </p>
            <Fields keyOf={keyOf} value={value} />
            <Source value={value} book={book} />
            <Told value={value} />
            {book.may_edit && value.origin === mine && value.id && !value.withdrawn && (
              <Button size="small" variant="danger-outline" data-testid="rule-withdraw" onClick={() => actions.onWithdraw(keyOf, value)}>
                <Trans>Tarik balik</Trans>
              </Button>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}

export function KeyCard({ keyOf, book, mine, actions }: { keyOf: Key; book: Book; mine: Value['origin']; actions: KeyActions }) {
  const lang = useLang();
  const held = keyOf.in_effect[0];
  const may = book.may_edit && (mine === 'national' || keyOf.open);
  return (
    <article data-testid="rule" data-key={keyOf.key} className="break-inside-avoid space-y-2 py-5">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 max-w-3xl">
          <h3 className="font-heading text-body-lg font-semibold text-txt-black-900">{pick(keyOf.label, lang)}</h3>
          <p className="mt-1 text-body-md text-txt-black-700">{pick(keyOf.about, lang)}</p>
        </div>
        {may && (
          <Button
            variant="default-outline"
            size="small"
            className="print:hidden"
            data-testid="rule-set"
            onClick={() => actions.onSet(keyOf, held && keyOf.values[held.value])}
          >
            <Trans>Tetapkan nilai baharu</Trans>
          </Button>
        )}
      </div>
      <Holding keyOf={keyOf} book={book} />
      <History keyOf={keyOf} book={book} actions={actions} mine={mine} />
    </article>
  );
}
