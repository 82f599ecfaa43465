// One of many agencies or bodies: of few the browser's own select, of many a text field over a list that what is typed narrows.
import { Trans } from '@lingui/react/macro';
import { type KeyboardEvent, useEffect, useMemo, useState } from 'react';
import { type Choice, type Looking, closed, inOrder, matching, mostInSelect, mostShown, opened, pressed, typing } from './choice';
import { type FieldProps, Frame, SelectField, edge } from './field';
import { Icon } from './icon';

interface ChoiceFieldProps extends FieldProps {
  choices: readonly Choice[];
  /** The id of what is chosen, or nothing. */
  value: string;
  choose(id: string): void;
  /** The word for choosing none of them, where that is a choice. */
  none?: string;
  /** What stands there until one is chosen, where one must be. */
  unchosen?: string;
}

export function ChoiceField({ choices: given, ...rest }: ChoiceFieldProps) {
  const choices = useMemo(() => inOrder(given), [given]);
  const { value, choose, none, unchosen, ...field } = rest;
  if (choices.length > mostInSelect) return <SearchedChoice {...rest} choices={choices} />;
  const empty = none ?? unchosen;
  return (
    <SelectField {...field} value={value} onChange={(event) => choose(event.currentTarget.value)}>
      {empty !== undefined && <option value="">{empty}</option>}
      {choices.map((one) => (
        <option key={one.id} value={one.id}>
          {one.name}
        </option>
      ))}
    </SelectField>
  );
}

/** What is offered, and what the keys and the typing do. Whatever is typed and not taken is forgotten when the field is left. */
function useLooking({ choices, value, choose, none }: ChoiceFieldProps) {
  const [at, setAt] = useState<Looking>(closed);
  const all = none === undefined ? choices : [{ id: '', code: '', name: none }, ...choices];
  const found = at.open ? matching(all, at.typed ?? '') : [];
  const shown = found.slice(0, mostShown);
  const chosen = all.find(({ id }) => id === value);
  const placeOfChosen = (): number => all.slice(0, mostShown).findIndex(({ id }) => id === value);
  const take = (one: Choice | undefined): void => {
    setAt(closed);
    if (one && one.id !== value) choose(one.id);
  };
  const onKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    const result = pressed(event.key, at, shown.length, placeOfChosen());
    if (!result) return;
    // Neither sends the form nor closes the dialog around it.
    event.preventDefault();
    event.stopPropagation();
    if (result.take) take(shown[at.active]);
    else setAt(result.next);
  };
  return {
    at,
    found,
    shown,
    chosen,
    take,
    onKey,
    open: (): void => {
      if (!at.open) setAt(opened(placeOfChosen()));
    },
    type: (typed: string) => setAt(typing(typed)),
    close: () => setAt(closed),
  };
}

interface PanelProps {
  id: string;
  testid: string;
  found: readonly Choice[];
  shown: readonly Choice[];
  active: number;
  value: string;
  take(one: Choice): void;
}

function Panel({ id, testid, found, shown, active, value, take }: PanelProps) {
  const at = shown[active] ? `${id}-${active}` : undefined;
  useEffect(() => document.getElementById(`${id}-panel`)?.scrollIntoView({ block: 'nearest' }), [id]);
  useEffect(() => {
    if (at) document.getElementById(at)?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const [count, all] = [shown.length, found.length];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps a press from taking the focus, which would close the list before the press arrives
    <div
      id={`${id}-panel`}
      onMouseDown={(event) => event.preventDefault()}
      className="absolute inset-x-0 top-full z-20 mt-1 max-h-72 overflow-y-auto overscroll-contain rounded-md border border-otl-gray-300 bg-bg-white shadow-context-menu"
    >
      <div role="listbox" id={`${id}-list`} aria-labelledby={`${id}-label`} data-testid={`${testid}-list`} data-count={all}>
        {shown.map((one, place) => (
          // The keys are the field's: the focus stays there, and aria-activedescendant tells where one is.
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field
          <div
            key={one.id}
            id={`${id}-${place}`}
            role="option"
            aria-selected={place === active}
            data-testid={`${testid}-option`}
            data-id={one.id}
            onClick={() => take(one)}
            className={`flex min-h-12 cursor-pointer items-center gap-2 px-3.5 py-2 text-body-md text-txt-black-900 hover:bg-bg-washed ${place === active ? 'bg-bg-primary-50 outline outline-2 -outline-offset-2 outline-primary-600' : ''}`}
          >
            <span className={`min-w-0 grow break-words ${one.id === value ? 'font-semibold' : ''}`}>
              {one.name}
              {one.code && <span className="block text-body-sm font-normal text-txt-black-500">{one.code}</span>}
            </span>
            {one.id === value && <Icon name="done-outline" className="size-5 shrink-0 text-txt-primary" />}
          </div>
        ))}
      </div>
      {count < all && (
        <p className="px-3.5 py-2 text-body-sm text-txt-black-500">
          <Trans>
            {count} daripada {all} dipaparkan. Taip lagi untuk memperhalus senarai.
          </Trans>
        </p>
      )}
      {all === 0 && (
        <p data-testid={`${testid}-empty`} className="px-3.5 py-3 text-body-md text-txt-black-700">
          <Trans>Tiada yang sepadan.</Trans>
        </p>
      )}
    </div>
  );
}

function SearchedChoice(props: ChoiceFieldProps) {
  const { label, hint, error, optional, testid, value, unchosen } = props;
  const { at, found, shown, chosen, take, onKey, open, type, close } = useLooking(props);
  const count = found.length;
  return (
    <Frame {...{ label, error, testid }} hint={hint ?? <Trans>Taip kod atau nama untuk mencari.</Trans>} optional={optional ?? false}>
      {({ id, describedBy }) => (
        <div className="relative">
          <input
            id={id}
            role="combobox"
            data-testid={testid}
            data-value={value}
            autoComplete="off"
            autoCapitalize="none"
            spellcheck={false}
            maxLength={100}
            aria-autocomplete="list"
            aria-expanded={at.open}
            aria-controls={at.open ? `${id}-list` : undefined}
            aria-activedescendant={at.open && shown[at.active] ? `${id}-${at.active}` : undefined}
            aria-describedby={describedBy}
            aria-invalid={error ? 'true' : undefined}
            placeholder={unchosen}
            value={at.typed ?? chosen?.name ?? ''}
            onClick={(event) => {
              open();
              if (at.typed === undefined) event.currentTarget.select();
            }}
            onFocus={(event) => event.currentTarget.select()}
            onInput={(event) => type(event.currentTarget.value)}
            onKeyDown={onKey}
            onBlur={close}
            className={`w-full text-ellipsis rounded-md border bg-bg-white py-2.5 pl-3.5 pr-10 text-body-lg text-txt-black-700 ${edge(error)}`}
          />
          <Icon name="down" className="pointer-events-none absolute right-3 top-3.5 size-5 text-txt-black-500" />
          {at.open && <Panel id={id} active={at.active} {...{ testid, found, shown, value, take }} />}
          <p role="status" data-testid={`${testid}-count`} className="sr-only">
            {at.typed !== undefined && <Trans>{count} pilihan sepadan</Trans>}
          </p>
        </div>
      )}
    </Frame>
  );
}
