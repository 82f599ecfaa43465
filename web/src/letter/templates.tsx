// What the agency's letters say: one template for each kind, with a look at the paper before it is stored.
import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useEffect, useState } from 'react';
import { Refusal, type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { usePage } from '../frame/page';
import { pick, useLang } from '../i18n';
import { dateTime } from '../i18n/format';
import { FailureMessage } from '../session/parts';
import { session } from '../session/session';
import { Button } from '../ui/button';
import { Card, CardTitle, Skeleton } from '../ui/card';
import { askFirst } from '../ui/ask';
import { SelectField, TextAreaField } from '../ui/field';
import { useStore } from '../ui/store';
import { say } from '../ui/toast';
import { showPaper } from './paper';
import { type Kind, type TextName, fieldWords, letterWords, placeholderWords } from './words';

type Template = Schemas['LetterTemplate'];
type Texts = Schemas['LetterTexts'];

const fieldRows: Record<TextName, number> = { number: 1, letterhead: 3, subject: 2, body: 18, closing: 6 };

/** The names that may stand in a field, with what they stand for. */
function Placeholders({ names }: { names: string[] }) {
  const { i18n } = useLingui();
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-body-sm text-txt-black-500">
      {names.map((name) => {
        const word = placeholderWords[name];
        return (
          <li key={name}>
            <code>{`{${name}}`}</code> {word && i18n._(word)}
          </li>
        );
      })}
    </ul>
  );
}

/** The texts under edit, and what becomes of them. */
function useEdit(agency: string, template: Template, reload: () => void) {
  const { t } = useLingui();
  const lang = useLang();
  const [texts, setTexts] = useState<Texts>(template.texts);
  const [wrong, setWrong] = useState<{ field: string; text: ReactNode }>();
  const [busy, setBusy] = useState(false);
  useEffect(() => setTexts(template.texts), [template]);
  const path = { id: agency, kind: template.kind };
  async function attempt(action: () => Promise<void>): Promise<void> {
    if (busy) return;
    setBusy(true);
    setWrong(undefined);
    try {
      await action();
    } catch (failure) {
      if (failure instanceof Refusal && failure.field && failure.field in texts)
        setWrong({ field: failure.field, text: pick(failure.text, lang) });
      else say('error', failure instanceof Refusal ? pick(failure.text, lang) : t`Pelayan tidak dapat dihubungi. Sila cuba lagi.`);
    } finally {
      setBusy(false);
    }
  }
  return {
    texts,
    setTexts,
    wrong,
    busy,
    preview: () =>
      attempt(async () => {
        showPaper(
          await ask(api.POST('/agencies/{id}/letter-templates/{kind}/preview', { params: { path }, body: texts, parseAs: 'blob' })),
          'contoh-surat.pdf',
        );
      }),
    save: () =>
      attempt(async () => {
        await ask(api.PUT('/agencies/{id}/letter-templates/{kind}', { params: { path }, body: { ...texts, version: template.version } }));
        say('success', t`Templat telah disimpan. Surat yang telah dikeluarkan tidak berubah.`);
        reload();
      }),
    withdraw: () =>
      attempt(async () => {
        const sure = await askFirst({
          title: <Trans>Gunakan semula templat asal?</Trans>,
          body: <Trans>Surat seterusnya menggunakan teks asal. Teks agensi kekal dalam rekod.</Trans>,
          yes: <Trans>Gunakan templat asal</Trans>,
          no: <Trans>Batal</Trans>,
        });
        if (!sure) return;
        await ask(api.POST('/agencies/{id}/letter-templates/{kind}/withdrawal', { params: { path }, body: { version: template.version } }));
        say('success', t`Templat asal digunakan semula.`);
        reload();
      }),
  };
}

function Actions({ template, edit }: { template: Template; edit: ReturnType<typeof useEdit> }) {
  return (
    <div className="flex flex-col gap-3 sm:flex-row sm:flex-wrap">
      <Button
        variant="default-outline"
        busy={edit.busy}
        data-testid="template-preview"
        className="!w-full sm:!w-auto"
        onClick={() => void edit.preview()}
      >
        <Trans>Lihat contoh (PDF)</Trans>
      </Button>
      <Button busy={edit.busy} data-testid="template-save" className="!w-full sm:!w-auto" onClick={() => void edit.save()}>
        <Trans>Simpan</Trans>
      </Button>
      {!template.is_default && (
        <Button
          variant="danger-outline"
          busy={edit.busy}
          data-testid="template-withdraw"
          className="!w-full sm:!w-auto"
          onClick={() => void edit.withdraw()}
        >
          <Trans>Gunakan templat asal</Trans>
        </Button>
      )}
    </div>
  );
}

function Editor({ agency, template, reload }: { agency: string; template: Template; reload(): void }) {
  const { i18n } = useLingui();
  const lang = useLang();
  const edit = useEdit(agency, template, reload);
  const { version, made_by: by, source, made_at } = template;
  const at = made_at && dateTime(made_at, lang);
  return (
    <Card
      className="space-y-5"
      data-testid="template"
      data-kind={template.kind}
      data-version={version}
      data-default={String(template.is_default)}
    >
      <div>
        <CardTitle>{i18n._(letterWords[template.kind])}</CardTitle>
        <p className="mt-1 text-body-sm text-txt-black-500">
          {template.is_default ? (
            <Trans>Templat asal sistem. Sumber: {source}.</Trans>
          ) : (
            <Trans>
              Templat agensi, versi {version}, oleh {by} pada {at}.
            </Trans>
          )}
        </p>
      </div>
      {template.fields.map((field) => (
        <div key={field.name} className="space-y-1.5">
          <TextAreaField
            label={i18n._(fieldWords[field.name])}
            testid={`template-${field.name}`}
            rows={fieldRows[field.name]}
            most={field.most}
            error={edit.wrong?.field === field.name ? edit.wrong.text : undefined}
            value={edit.texts[field.name]}
            onInput={(event) => edit.setTexts({ ...edit.texts, [field.name]: event.currentTarget.value })}
          />
          <Placeholders names={field.placeholders} />
        </div>
      ))}
      <p className="text-body-sm text-txt-black-500">
        <Trans>Perenggan dipisahkan dengan baris kosong dan dinombori mulai perenggan kedua.</Trans>
      </p>
      <Actions template={template} edit={edit} />
    </Card>
  );
}

export function LetterTemplates() {
  const { t, i18n } = useLingui();
  const now = useStore(session);
  const agency = now.status === 'signed_in' ? now.officer.agency.id : '';
  const [kind, setKind] = useState<Kind>('notice');
  const [loaded, reload] = useLoaded(agency, () => ask(api.GET('/agencies/{id}/letter-templates', { params: { path: { id: agency } } })));
  usePage('letter-templates', t`Templat surat`, loaded.status !== 'loading');
  const template = loaded.status === 'here' ? loaded.data.templates.find((one) => one.kind === kind) : undefined;
  return (
    <div className="mx-auto max-w-4xl space-y-5">
      <h1>
        <Trans>Templat surat</Trans>
      </h1>
      <SelectField
        label={<Trans>Jenis surat</Trans>}
        testid="template-kind"
        value={kind}
        onChange={(event) => setKind(event.currentTarget.value as Kind)}
      >
        {(Object.keys(letterWords) as Kind[]).map((one) => (
          <option key={one} value={one}>
            {i18n._(letterWords[one])}
          </option>
        ))}
      </SelectField>
      {loaded.status === 'loading' && <Skeleton lines={8} />}
      {loaded.status === 'failed' && <FailureMessage failure={loaded.failure} testid="templates-error" />}
      {template && <Editor key={kind} agency={agency} template={template} reload={reload} />}
    </div>
  );
}
