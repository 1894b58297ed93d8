'use client';

import { type ComponentProps, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Anchor } from '#components/ui/anchor.tsx';
import { BegunWords } from '#components/ui/begun-words.tsx';

/** A place that what is typed may lead to. */
type Option = { kind: string; label: string; href: string; papers?: number };

type ComboboxProps = ComponentProps<'input'> & {
  /** The address that answers `{suggestions}`; what is typed is put behind it. */
  suggestAt: string;
  /** The headings of the kinds, in the order in which the answer has them. */
  groups: Readonly<Record<string, string>>;
};

/** A pause in typing that is worth a question, in milliseconds. */
const PAUSE = 70;
const NONE = -1;

/** Where the choice goes when the list opens: to its first option, to its last one, to none. */
type Step = 1 | -1 | 0;
type Question = { text: string; pause: number; step: Step };
type Answer = { text: string; options: readonly Option[] };
const NOTHING: Answer = { text: '', options: [] };

/**
 * A search field with a list of places below it: the editable combobox with list autocomplete of WAI-ARIA's Authoring
 * Practices. The text stays as typed; Enter follows the option that the arrow keys chose, else it sends the form.
 * Without a script it is the field alone.
 */
export function Combobox({ suggestAt, groups, ...field }: ComboboxProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [ready, setReady] = useState(false);
  const [asked, setAsked] = useState<Question>();
  const [answer, setAnswer] = useState(NOTHING);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(NONE);
  const { options } = answer;
  const shown = isOpen && options.length > 0;

  useEffect(() => setReady(true), []);

  // One question at a time: the next one calls off the one before, so that no old answer comes after a newer one.
  useEffect(() => {
    if (asked === undefined) return;
    const given = new AbortController();
    const timer = setTimeout(async () => {
      const found = asked.text === '' ? [] : await optionsFor(suggestAt, asked.text, given.signal);
      if (given.signal.aborted) return;
      setAnswer(found ? { text: asked.text, options: found } : NOTHING);
      setActive(placeIn(found ?? [], asked.step));
      setOpen(document.activeElement === input.current);
    }, asked.pause);
    return () => {
      clearTimeout(timer);
      given.abort();
    };
  }, [asked, suggestAt]);

  useEffect(() => {
    if (!shown) return;
    const bound = () => keepInView(list.current);
    bound();
    const { visualViewport: view } = window;
    view?.addEventListener('resize', bound);
    window.addEventListener('scroll', bound, { passive: true });
    return () => {
      view?.removeEventListener('resize', bound);
      window.removeEventListener('scroll', bound);
    };
  }, [shown]);

  useEffect(() => {
    if (active !== NONE) optionOf(list.current, active)?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  function close(): void {
    setAsked(undefined);
    setOpen(false);
    setActive(NONE);
  }

  /** Opens the list, at its first or last option or at none. */
  function open(step: Step): void {
    const text = input.current?.value.trim() ?? '';
    if (text !== answer.text) {
      setAsked({ text, pause: 0, step });
    } else if (options.length > 0) {
      setOpen(true);
      setActive(placeIn(options, step));
    }
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
    if (event.nativeEvent.isComposing || ctrlKey || metaKey || shiftKey) return;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      const step = key === 'ArrowDown' ? 1 : -1;
      event.preventDefault();
      if (altKey && step === -1) close();
      else if (!shown || altKey) open(altKey ? 0 : step);
      // The field itself is the place before the first option and after the last one.
      else setActive(((active + 1 + step + options.length + 1) % (options.length + 1)) - 1);
    } else if (key === 'Enter') {
      const chosen = shown && active !== NONE ? optionOf(list.current, active) : null;
      if (chosen) event.preventDefault();
      chosen?.click();
      close();
    } else if (key === 'Escape') {
      event.preventDefault();
      if (!shown) event.currentTarget.value = '';
      close();
    } else if (key === 'Home' || key === 'End' || key === 'ArrowLeft' || key === 'ArrowRight') {
      setActive(NONE);
    }
  }

  return (
    <>
      <input
        {...field}
        ref={input}
        type="search"
        autoComplete="off"
        spellCheck="false"
        {...(ready && {
          role: 'combobox',
          'aria-autocomplete': 'list',
          'aria-expanded': shown,
          'aria-controls': `${id}list`,
          'aria-activedescendant': shown && active !== NONE ? `${id}${active}` : undefined,
        })}
        onChange={(event) => setAsked({ text: event.target.value.trim(), pause: PAUSE, step: 0 })}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      {/* The focus stays in the field, also for a pointer. */}
      <div
        ref={list}
        id={`${id}list`}
        className="suggest"
        role="listbox"
        tabIndex={-1}
        aria-label="Suggestions"
        hidden={!shown}
        onMouseDown={(event) => event.preventDefault()}
      >
        {Object.entries(groups).map(([kind, heading]) => {
          const first = options.findIndex((option) => option.kind === kind);
          if (first === NONE) return null;
          return (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox.
            <div key={kind} role="group" aria-labelledby={`${id}${kind}`}>
              <div className="sc" id={`${id}${kind}`} aria-hidden="true">
                {heading}
              </div>
              {options.map(
                (option, index) =>
                  option.kind === kind && (
                    <Anchor
                      key={option.href}
                      id={`${id}${index}`}
                      className={`suggest-${kind}`}
                      href={option.href}
                      role="option"
                      tabIndex={-1}
                      aria-selected={index === active}
                      onClick={close}
                    >
                      <span>
                        <BegunWords label={option.label} typed={answer.text} />
                      </span>
                      {option.papers !== undefined && (
                        <span className="suggest-n">
                          {option.papers.toLocaleString('en')}
                          <span className="vh">{option.papers === 1 ? ' paper' : ' papers'}</span>
                        </span>
                      )}
                    </Anchor>
                  ),
              )}
            </div>
          );
        })}
      </div>
      <span className="vh" role="status">
        {answer.text === '' || (!isOpen && options.length > 0) ? '' : said(options.length)}
      </span>
    </>
  );
}

function placeIn(options: readonly Option[], step: Step): number {
  return step === 0 || options.length === 0 ? NONE : step === 1 ? 0 : options.length - 1;
}

function said(count: number): string {
  return count === 0 ? 'No suggestions' : count === 1 ? 'One suggestion' : `${count} suggestions`;
}

/** The options for a text; undefined where the question was called off or failed, since the form works without. */
async function optionsFor(
  suggestAt: string,
  text: string,
  signal: AbortSignal,
): Promise<readonly Option[] | undefined> {
  try {
    const response = await fetch(`${suggestAt}${encodeURIComponent(text)}`, { signal });
    if (!response.ok) return undefined;
    const { suggestions } = (await response.json()) as { suggestions: Option[] }; // the site's own answer
    return suggestions;
  } catch {
    return undefined;
  }
}

function optionOf(list: HTMLElement | null, index: number): HTMLElement | null {
  return list?.querySelectorAll<HTMLElement>('[role="option"]')[index] ?? null;
}

/** Holds the list within what is seen of the page, above a phone's keyboard too; the rest of it scrolls. */
function keepInView(list: HTMLElement | null): void {
  if (!list) return;
  const { height, offsetTop } = window.visualViewport ?? { height: innerHeight, offsetTop: 0 };
  const below = height + offsetTop - list.getBoundingClientRect().top - 8;
  list.style.maxHeight = `${Math.max(below, 120)}px`;
}
