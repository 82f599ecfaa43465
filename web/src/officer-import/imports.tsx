// Bringing in people from a file: the form to fill, the file to choose, and the imports there were.
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'wouter';
import { api, ask } from '../api/client';
import { usePage } from '../frame/page';
import { useLang } from '../i18n';
import { dateTime } from '../i18n/format';
import { usePaged } from '../list/paged';
import { PagedList } from '../list/paged-list';
import { linkButton } from '../ui/button';
import { Card, CardTitle } from '../ui/card';
import { Icon } from '../ui/icon';
import { Tag } from '../ui/tag';
import type { OfficerImport } from './send';
import { ChooseFile, Steps } from './steps';
import { stateTones, stateWords } from './words';

function Row({ one }: { one: OfficerImport }) {
  const { i18n } = useLingui();
  const lang = useLang();
  const when = dateTime(one.made_at, lang);
  const { new: fresh, changed, wrong } = one;
  return (
    <li data-testid="officer-import" data-id={one.id} data-state={one.state}>
      <Link
        href={`/import-pegawai/${one.id}`}
        className="flex min-h-16 flex-wrap items-center justify-between gap-x-4 gap-y-1 rounded-md px-2 py-3 hover:bg-bg-washed"
      >
        <span className="min-w-0">
          <span className="block break-words text-body-md font-medium text-txt-black-900">{one.file_name}</span>
          <span className="block text-body-sm text-txt-black-500">
            {when} · {one.made_by}
          </span>
          <span className="block text-body-sm text-txt-black-500">
            <Trans>
              {fresh} baharu, {changed} berubah, {wrong} salah
            </Trans>
          </span>
        </span>
        <Tag tone={stateTones[one.state]}>{i18n._(stateWords[one.state])}</Tag>
      </Link>
    </li>
  );
}

function Forms() {
  return (
    <div className="flex flex-wrap gap-3">
      {(['xlsx', 'csv'] as const).map((format) => (
        <a
          key={format}
          href={`/api/v1/officer-import-form?format=${format}`}
          download
          data-testid={`officer-import-form-${format}`}
          className={linkButton('outline')}
        >
          <Icon name="document" />
          {format === 'xlsx' ? <Trans>Borang Excel</Trans> : <Trans>Borang CSV</Trans>}
        </a>
      ))}
    </div>
  );
}

export function OfficerImports() {
  const { t } = useLingui();
  const list = usePaged(
    'officer-imports',
    (before) => ask(api.GET('/officer-imports', { params: { query: { ...(before && { before }) } } })),
    (page) => page.imports,
  );
  usePage('officer-imports', t`Import pegawai`, list.first.status !== 'loading');
  return (
    <div className="mx-auto max-w-4xl space-y-5">
      <h1>
        <Trans>Import pegawai</Trans>
      </h1>
      <Steps current={1} />
      <Card className="space-y-4">
        <CardTitle>
          <Trans>Bawa masuk pegawai daripada fail</Trans>
        </CardTitle>
        <p className="text-body-md text-txt-black-700">
          <Trans>
            Muat turun borang, isi satu baris bagi setiap pegawai, kemudian pilih fail itu. Baris pertama borang tidak boleh diubah.
          </Trans>
        </p>
        <Forms />
        <ChooseFile />
      </Card>
      <h2 className="font-heading text-body-lg font-semibold">
        <Trans>Import terdahulu</Trans>
      </h2>
      <PagedList
        list={list}
        testid="officer-imports"
        empty={<Trans>Belum ada import.</Trans>}
        row={(one) => <Row key={one.id} one={one} />}
      />
    </div>
  );
}
