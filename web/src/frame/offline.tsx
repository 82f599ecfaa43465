import { Trans } from '@lingui/react/macro';
import { reachable } from '../api/reach';
import { Icon } from '../ui/icon';
import { useStore } from '../ui/store';

export function OfflineBanner() {
  const reached = useStore(reachable);
  return (
    <div role="status" className="print:hidden">
      {!reached && (
        <div data-testid="offline-banner" className="bg-warning-100 text-warning-900">
          <p className="mx-auto flex max-w-screen-xl items-start gap-2 px-4.5 py-2.5 text-body-md md:px-6">
            <Icon name="warning" className="mt-0.5 size-5" />
            <span>
              <Trans>Pelayan tidak dapat dihubungi. Anda masih boleh merekod; rakaman disimpan dan dihantar kemudian.</Trans>
            </span>
          </p>
        </div>
      )}
    </div>
  );
}
