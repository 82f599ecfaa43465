import { asked } from './ask';
import { Button } from './button';
import { Dialog } from './dialog';
import { useStore } from './store';

/** Stands once in the page, for `askFirst`. */
export function ConfirmDialog() {
  const now = useStore(asked);
  if (!now) return null;
  return (
    <Dialog title={now.title} role="alertdialog" testid="confirm" onClose={() => now.answer(false)}>
      <div className="text-body-md text-txt-black-700">{now.body}</div>
      <div className="flex flex-col-reverse gap-3 sm:flex-row sm:justify-end">
        <Button variant="default-outline" data-testid="confirm-no" autoFocus className="!w-full sm:!w-auto" onClick={() => now.answer(false)}>
          {now.no}
        </Button>
        <Button variant={now.danger ? 'danger-fill' : 'primary-fill'} data-testid="confirm-yes" className="!w-full sm:!w-auto" onClick={() => now.answer(true)}>
          {now.yes}
        </Button>
      </div>
    </Dialog>
  );
}
