import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'wouter';
import { linkButton } from '../ui/button';
import { usePage } from './page';

export function NotFound() {
  const { t } = useLingui();
  usePage('not-found', t`Halaman tidak dijumpai`);
  return (
    <div data-testid="page-not-found" className="mx-auto max-w-xl space-y-4 py-10 text-center">
      <p className="font-heading text-heading-lg font-semibold text-primary-700">404</p>
      <h1>
        <Trans>Halaman tidak dijumpai</Trans>
      </h1>
      <p className="text-txt-black-700">
        <Trans>Alamat ini tidak wujud, atau anda tidak mempunyai akses kepadanya.</Trans>
      </p>
      <Link href="/" className={linkButton('fill')}>
        <Trans>Kembali ke halaman rakam</Trans>
      </Link>
    </div>
  );
}
