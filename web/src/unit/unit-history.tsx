import { Trans } from '@lingui/react/macro';
import { type Schemas, api, ask } from '../api/client';
import { useLang } from '../i18n';
import { date } from '../i18n/format';
import { usePaged } from '../list/paged';
import { PagedList } from '../list/paged-list';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';

function Version({ version }: { version: Schemas['UnitVersion'] }) {
  const lang = useLang();
  const from = date(version.from, lang);
  const to = version.to && date(version.to, lang);
  return (
    <li data-testid="unit-version" data-from={version.from} className="py-3">
      <p className="break-words text-body-md font-medium text-txt-black-900">{version.name}</p>
      <p className="text-body-sm text-txt-black-700">{version.path.split('/').join(' › ')}</p>
      <p className="text-body-sm text-txt-black-500">
        {to ? (
          <Trans>
            Mulai {from}, sebelum {to}
          </Trans>
        ) : (
          <Trans>Mulai {from}</Trans>
        )}
      </p>
    </li>
  );
}

/** What the unit was called and where it stood. */
export function UnitHistory({ agency, unit, onClose }: { agency: string; unit: Schemas['UnitLine']; onClose(): void }) {
  const { name } = unit;
  const list = usePaged(
    unit.id,
    (before) =>
      ask(
        api.GET('/agencies/{id}/units/{unit_id}/history', {
          params: { path: { id: agency, unit_id: unit.id }, query: before ? { before } : {} },
        }),
      ),
    (page) => page.versions,
  );
  return (
    <Dialog testid="unit-history" title={<Trans>Sejarah {name}</Trans>} onClose={onClose}>
      <PagedList
        list={list}
        testid="unit-versions"
        empty={<Trans>Tiada sejarah.</Trans>}
        row={(version) => <Version key={version.from} version={version} />}
      />
      <div className="flex justify-end">
        <Button variant="default-outline" data-testid="unit-history-close" onClick={onClose}>
          <Trans>Tutup</Trans>
        </Button>
      </div>
    </Dialog>
  );
}
