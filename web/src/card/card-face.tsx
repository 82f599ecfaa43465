import { Trans, useLingui } from '@lingui/react/macro';
import type { Schemas } from '../api/client';
import { useLang } from '../i18n';
import { date, month as monthName } from '../i18n/format';
import { type Colour, cardLooks, cardWords } from './words';

/** The colour as a chip, for lists: a coloured edge and the word. */
export function ColourChip({ colour, testid }: { colour: Colour; testid?: string }) {
  const { i18n } = useLingui();
  return (
    <span data-testid={testid} data-colour={colour} className={`inline-flex items-center whitespace-nowrap rounded-md border [print-color-adjust:exact] px-2 py-0.5 text-body-sm font-semibold ${cardLooks[colour]}`}>
      {i18n._(cardWords[colour])}
    </span>
  );
}

/** The card as it once lay in the rack beside the clock: its colour in words too, whose it is, the month, the marks. */
export function CardFace({ card, name, agency }: { card: Schemas['CardMonth']; name: string; agency: string }) {
  const { i18n } = useLingui();
  const lang = useLang();
  const since = card.since && date(card.since, lang);
  const shown = monthName(card.month, lang);
  const { marks } = card;
  return (
    <section
      data-testid="card-face"
      data-colour={card.colour}
      data-marks={marks}
      aria-label={i18n._(cardWords[card.colour])}
      className={`relative flex min-h-52 flex-col md:min-h-64 overflow-hidden rounded-2xl border-2 p-5 shadow-button [print-color-adjust:exact] sm:p-6 ${cardLooks[card.colour]}`}
    >
      <span aria-hidden="true" className="absolute left-1/2 top-0 h-3 w-16 -translate-x-1/2 rounded-b-full bg-bg-washed print:bg-white" />
      <p className="mt-2 font-heading text-heading-sm font-semibold">{i18n._(cardWords[card.colour])}</p>
      <p className="text-body-sm">{since ? <Trans>Sejak {since}</Trans> : <Trans>Sejak mula</Trans>}</p>
      <div className="mt-auto flex flex-wrap items-end justify-between gap-x-6 gap-y-2 pt-6">
        <p className="min-w-0 text-body-md font-medium">
          {name}
          <span className="block text-body-sm font-normal">{agency}</span>
        </p>
        <p className="text-body-sm sm:text-right">
          <span className="block">{shown}</span>
          <span className="text-heading-2xs font-semibold tabular-nums">
            <Trans>{marks} tanda</Trans>
          </span>
        </p>
      </div>
    </section>
  );
}
