// Attachments of what was submitted, to be saved.
import { Trans } from '@lingui/react/macro';
import { useLang } from '../i18n';
import { Icon } from '../ui/icon';
import { Tag } from '../ui/tag';
import type { Attachment } from './attachments';
import { sizeText } from './size';

export function AttachmentList({ attachments }: { attachments: readonly Attachment[] }) {
  const lang = useLang();
  if (attachments.length === 0) return null;
  return (
    <ul data-testid="attachment-list" className="divide-y divide-otl-gray-200 rounded-lg border border-otl-gray-200">
      {attachments.map((one) => (
        <li key={one.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2.5 text-body-sm text-txt-black-500">
          <Icon name="card" />
          <a
            href={`/api/v1/attachments/${one.id}`}
            download={one.name}
            className="min-w-0 break-words py-2 text-body-md font-medium text-txt-primary underline"
          >
            {one.name}
          </a>
          <span>{sizeText(one.size, lang)}</span>
          {one.restricted && (
            <Tag>
              <Trans>Dokumen kesihatan</Trans>
            </Tag>
          )}
        </li>
      ))}
    </ul>
  );
}
