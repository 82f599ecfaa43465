// What a case about a grant asks for: the form as it was handed in, so that nobody decides on less than was said.
import { Trans, useLingui } from '@lingui/react/macro';
import type { Schemas } from '../api/client';
import { daysText, kindWords, partWords } from '../grant/words';
import { useLang } from '../i18n';
import { date } from '../i18n/format';
import { Fact } from '../ui/card';

type Form = Schemas['GrantForm'];

function Pregnancy({ form }: { form: Form }) {
  const lang = useLang();
  if (!form.due_date) return null;
  return (
    <>
      <Fact name={<Trans>Tarikh dijangka bersalin</Trans>} data-testid="case-due-date">
        {date(form.due_date, lang)}
      </Fact>
      {form.husband && (
        <Fact name={<Trans>Akuan suami</Trans>}>
          <ul className="space-y-1">
            <li>
              <Trans>Pulang bersama isteri</Trans>
            </li>
            <li>{form.works_nearby ? <Trans>Tempat kerja berhampiran</Trans> : <Trans>Tempat kerja tidak berhampiran</Trans>}</li>
            <li>{form.shares_vehicle ? <Trans>Berkongsi kenderaan</Trans> : <Trans>Tidak berkongsi kenderaan</Trans>}</li>
          </ul>
        </Fact>
      )}
    </>
  );
}

/** `said`: the explanation of the case, which stands below; a purpose in the same words is not said twice. */
export function GrantFacts({ form, replaces, said }: { form: Form; replaces: Form | null; said: string }) {
  const { i18n } = useLingui();
  const lang = useLang();
  const part = form.part && i18n._(partWords[form.part]);
  const before = replaces && daysText(replaces, lang);
  const now = daysText(form, lang);
  return (
    <>
      <Fact name={<Trans>Kebenaran</Trans>} data-testid="case-grant">
        {i18n._(kindWords[form.kind])}
        <span className="block font-normal">{[now, part, form.code].filter(Boolean).join(' · ')}</span>
        {form.outstation && (
          <span className="block font-normal">
            <Trans>Luar stesen (25 km atau lebih)</Trans>
          </span>
        )}
        {before && before !== now && (
          <span className="block font-normal text-txt-black-500">
            <Trans>Kini: {before}</Trans>
          </span>
        )}
        {replaces && (
          <span className="block font-normal text-txt-black-500">
            {now === before ? (
              <Trans>Hari yang telah digunakan sebelum kelulusan kekal.</Trans>
            ) : (
              <Trans>Hari yang berlalu sebelum kelulusan dan sebelum tarikh mula pindaan kekal.</Trans>
            )}
          </span>
        )}
      </Fact>
      {form.purpose && form.purpose !== said && <Fact name={<Trans>Tujuan</Trans>}>{form.purpose}</Fact>}
      {form.destination && <Fact name={<Trans>Tempat</Trans>}>{form.destination}</Fact>}
      {form.contact && <Fact name={<Trans>Telefon</Trans>}>{form.contact}</Fact>}
      {form.evidence && <Fact name={form.kind === 'overtime' ? <Trans>Nombor arahan</Trans> : <Trans>Nombor surat atau sijil</Trans>}>{form.evidence}</Fact>}
      <Pregnancy form={form} />
    </>
  );
}
