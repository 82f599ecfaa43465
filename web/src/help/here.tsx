// Help where one stands: what the guide says of the page that is open.
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'wouter';
import { currentRoles, session } from '../session/session';
import { Button, linkButton } from '../ui/button';
import { Skeleton } from '../ui/card';
import { Dialog } from '../ui/dialog';
import { useStore } from '../ui/store';
import { sectionOf, useGuides } from './guide';
import { Prose } from './prose';

export function HelpHere({ page, onClose }: { page: string; onClose(): void }) {
  const { t } = useLingui();
  const known = useGuides();
  const roles = currentRoles(useStore(session));
  const found = known && 'guides' in known ? sectionOf(known.guides, page, roles) : undefined;
  return (
    <Dialog title={found?.section.title ?? t`Bantuan`} testid="help-here" onClose={onClose}>
      {found ? (
        <Prose html={found.section.html} />
      ) : known ? (
        <p>
          <Trans>Halaman ini belum mempunyai panduannya sendiri. Panduan penuh mungkin dapat membantu.</Trans>
        </p>
      ) : (
        <Skeleton lines={4} />
      )}
      <div className="flex flex-wrap gap-3">
        <Link
          href={found ? `/help/${found.guide.name}#${found.section.ids[0]}` : '/help'}
          data-testid="help-more"
          onClick={onClose}
          className={linkButton('fill')}
        >
          <Trans>Baca panduan penuh</Trans>
        </Link>
        <Button variant="default-outline" data-testid="help-close" onClick={onClose}>
          <Trans>Tutup</Trans>
        </Button>
      </div>
    </Dialog>
  );
}
