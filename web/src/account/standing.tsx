// What became of a record, and what is planned for it: a departure, a move to another agency, doubles.
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'wouter';
import { Refusal, api, ask } from '../api/client';
import { pick, useLang } from '../i18n';
import { date } from '../i18n/format';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { say } from '../ui/toast';
import type { PersonProps } from './detail';
import { departureWords, transferWords } from './words';

const link = 'font-medium text-txt-primary underline';

function Departure({ agency, person, reload }: PersonProps) {
  const { t, i18n } = useLingui();
  const lang = useLang();
  const departure = person.departure;
  if (!departure || (departure.done && person.account.status !== 'inactive')) return null;
  const day = date(departure.last_day, lang);
  const kind = i18n._(departureWords[departure.kind]);
  async function undo(): Promise<void> {
    const path = { id: agency, officer_id: person.account.officer_id };
    await ask(api.DELETE('/agencies/{id}/accounts/{officer_id}/departure', { params: { path } })).then(
      () => say('success', t`Tamat perkhidmatan telah dibatalkan.`),
      (error) => say('error', error instanceof Refusal ? pick(error.text, lang) : t`Pelayan tidak dapat dihubungi. Sila cuba lagi.`),
    );
    reload();
  }
  return (
    <Callout
      tone="warning"
      data-testid="departure"
      data-done={String(departure.done)}
      title={departure.done ? <Trans>Telah meninggalkan perkhidmatan</Trans> : <Trans>Akan meninggalkan perkhidmatan</Trans>}
    >
      <p>
        <Trans>
          {kind}, hari terakhir {day}.
        </Trans>{' '}
        {departure.reason}
      </p>
      {!departure.done && (
        <Button size="small" variant="default-outline" data-testid="departure-undo" className="mt-2" onClick={() => void undo()}>
          <Trans>Batalkan tamat perkhidmatan</Trans>
        </Button>
      )}
    </Callout>
  );
}

function Moves({ person }: PersonProps) {
  const { i18n } = useLingui();
  const lang = useLang();
  const { transfer, came_by } = person;
  const to = transfer?.to_agency.name;
  const day = transfer && date(transfer.first_day, lang);
  const from = came_by?.agency.name;
  const since = came_by && date(came_by.first_day, lang);
  return (
    <>
      {transfer && (
        <Callout
          tone={transfer.state === 'done' ? 'info' : 'warning'}
          data-testid="transfer"
          data-state={transfer.state}
          title={transfer.state === 'done' ? <Trans>Telah bertukar ke {to}</Trans> : <Trans>Pertukaran ke {to}</Trans>}
        >
          <p>
            <Trans>Mulai {day}.</Trans> {transfer.state !== 'done' && i18n._(transferWords[transfer.state])}
          </p>
          {transfer.state === 'done' && (
            <p>
              <Trans>Rekod di sini kekal untuk dibaca.</Trans>
            </p>
          )}
        </Callout>
      )}
      {came_by && (
        <Callout data-testid="came-by">
          <Trans>
            Bertukar dari {from} mulai {since}. Rekod sebelum itu ada di agensi tersebut.
          </Trans>
        </Callout>
      )}
    </>
  );
}

function Doubles({ agency, person, reload }: PersonProps) {
  const { t } = useLingui();
  const lang = useLang();
  const merged = person.merged_into;
  const name = merged?.name;
  const day = merged && date(merged.made_on, lang);
  async function undo(): Promise<void> {
    const path = { id: agency, officer_id: person.account.officer_id };
    await ask(api.DELETE('/agencies/{id}/officer-merges/{officer_id}', { params: { path } })).then(
      () => say('success', t`Gabungan telah dibatalkan.`),
      (error) => say('error', error instanceof Refusal ? pick(error.text, lang) : t`Pelayan tidak dapat dihubungi. Sila cuba lagi.`),
    );
    reload();
  }
  return (
    <>
      {merged && (
        <Callout tone="warning" data-testid="merged-into" title={<Trans>Rekod berganda, digabungkan pada {day}</Trans>}>
          <p>
            <Trans>Rekod yang dikekalkan:</Trans>{' '}
            <Link href={`/pegawai/${agency}/${merged.officer_id}`} className={link}>
              {name}
            </Link>
          </p>
          {merged.may_undo && (
            <Button size="small" variant="default-outline" data-testid="merge-undo" className="mt-2" onClick={() => void undo()}>
              <Trans>Batalkan gabungan</Trans>
            </Button>
          )}
        </Callout>
      )}
      {person.doubles.length > 0 && (
        <Callout data-testid="doubles" title={<Trans>Rekod lain bagi pegawai ini</Trans>}>
          <ul>
            {person.doubles.map((one) => (
              <li key={one.officer_id}>
                <Link href={`/pegawai/${agency}/${one.officer_id}`} className={link}>
                  {one.name}
                </Link>{' '}
                ({date(one.made_on, lang)})
              </li>
            ))}
          </ul>
        </Callout>
      )}
    </>
  );
}

export function Standing(props: PersonProps) {
  return (
    <>
      <Departure {...props} />
      <Moves {...props} />
      <Doubles {...props} />
    </>
  );
}
