// Who looked at my place, papers, cases and days: shown to their owner.
import { Trans, useLingui } from '@lingui/react/macro';
import { type Schemas, api, ask } from '../api/client';
import { usePage } from '../frame/page';
import { pick, useLang } from '../i18n';
import { dateTime } from '../i18n/format';
import { usePaged } from '../list/paged';
import { PagedList } from '../list/paged-list';
import { roleWords } from '../session/role-words';
import { Icon } from '../ui/icon';

type Look = Schemas['Look'];

function Row({ look }: { look: Look }) {
  const { i18n } = useLingui();
  const lang = useLang();
  const roles = look.roles.map((role) => (role in roleWords ? i18n._(roleWords[role as Schemas['Role']]) : role)).join(', ');
  return (
    <li data-testid="look" data-action={look.action} className="flex gap-3 py-4">
      <Icon name="show" className="mt-0.5 size-5 shrink-0 text-txt-black-500" />
      <div className="min-w-0 space-y-0.5">
        <p className="break-words font-medium text-txt-black-900">{look.by || <Trans>Operator sistem</Trans>}</p>
        {roles && <p className="text-body-sm text-txt-black-700">{roles}</p>}
        <p className="text-body-md text-txt-black-900">{pick(look.what, lang)}</p>
        <p className="text-body-sm tabular-nums text-txt-black-500">{dateTime(look.at, lang)}</p>
      </div>
    </li>
  );
}

export function Looks() {
  const { t } = useLingui();
  const list = usePaged(
    'looks',
    (before) => ask(api.GET('/looks', { params: { query: { ...(before && { before }) } } })),
    (page): Look[] => page.looks,
  );
  usePage('looks', t`Siapa melihat rekod saya`, list.first.status !== 'loading');
  return (
    <div className="mx-auto max-w-3xl space-y-5">
      <h1>
        <Trans>Siapa melihat rekod saya</Trans>
      </h1>
      <p className="text-body-md text-txt-black-700">
        <Trans>Setiap kali pegawai lain melihat tempat, lampiran, dokumen kesihatan, urusan, surat atau hari anda, ia dicatat di sini.</Trans>
      </p>
      <PagedList list={list} testid="looks" empty={<Trans>Belum ada sesiapa yang melihat rekod anda.</Trans>} row={(look) => <Row key={look.id} look={look} />} />
    </div>
  );
}
