// What I asked for: what is not settled first, or all.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, ask } from '../api/client';
import { usePage } from '../frame/page';
import { usePaged } from '../list/paged';
import { PagedList } from '../list/paged-list';
import { linkButton } from '../ui/button';
import { Choice } from './choice';
import { OwnRow } from './row';

export function OwnApprovals() {
  const { t } = useLingui();
  const [open, setOpen] = useState(true);
  const list = usePaged(
    String(open),
    (after) => ask(api.GET('/approvals/own', { params: { query: { open, limit: 50, ...(after && { after }) } } })),
    (page) => page.approvals,
  );
  usePage('own-approvals', t`Permohonan saya`, list.first.status !== 'loading');
  return (
    <div className="mx-auto max-w-3xl space-y-5">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <h1>
          <Trans>Permohonan saya</Trans>
        </h1>
        <Link href="/pembetulan" data-testid="correction-new" className={`${linkButton('outline')} print:hidden`}>
          <Trans>Mohon pembetulan rakaman</Trans>
        </Link>
      </div>
      <Choice
        label={t`Yang dipaparkan`}
        testid="own-box"
        value={open ? 'open' : 'all'}
        choices={[
          { value: 'open', word: t`Belum selesai` },
          { value: 'all', word: t`Semua` },
        ]}
        set={(value) => setOpen(value === 'open')}
      />
      <PagedList
        list={list}
        testid="own-approvals"
        empty={open ? <Trans>Tiada permohonan yang belum selesai.</Trans> : <Trans>Anda belum mengemukakan apa-apa.</Trans>}
        row={(entry) => <OwnRow key={entry.id} entry={entry} />}
      />
    </div>
  );
}
