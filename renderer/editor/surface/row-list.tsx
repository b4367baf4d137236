/**
 * The rows of a menu or picker as a listbox. It shows; whoever uses it has the focus and the keys.
 */
import { useLayoutEffect, useRef, type ReactNode } from 'react'
import { GlyphImage } from './glyph-image.tsx'
import type { Row } from './menu-rows.ts'
import { rowElementId } from './menu-store.ts'

interface RowListProps {
  readonly id: string
  readonly label: string
  readonly rows: readonly Row[]
  readonly selected: number
  /** Nothing else points to the list by role, so it must be reachable by itself where it scrolls. */
  readonly reachable?: true
  readonly onChoose: (row: Row) => void
}

export function RowList({ id, label, rows, selected, reachable, onChoose }: RowListProps): ReactNode {
  return (
    <div
      id={id}
      role="listbox"
      aria-label={label}
      className="rows"
      tabIndex={reachable === true ? 0 : undefined}
      onMouseDown={(event) => event.preventDefault()}
    >
      {rows.map((row, index) => (
        <RowLine
          key={row.id}
          id={rowElementId(id, row)}
          row={row}
          heading={row.group === rows[index - 1]?.group ? undefined : row.group}
          selected={index === selected}
          onChoose={onChoose}
        />
      ))}
    </div>
  )
}

interface RowLineProps {
  readonly id: string
  readonly row: Row
  /** Set on the first row of a group; an empty one is only a rule. */
  readonly heading: string | undefined
  readonly selected: boolean
  readonly onChoose: (row: Row) => void
}

function RowLine({ id, row, heading, selected, onChoose }: RowLineProps): ReactNode {
  const below = row.warning ?? row.detail
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    // jsdom cannot scroll.
    if (selected) place.current?.scrollIntoView?.({ block: 'nearest' })
  }, [selected])
  return (
    <>
      {heading === undefined ? null : (
        <div className={heading === '' ? 'rows-rule' : 'rows-group'} role="presentation">
          {heading}
        </div>
      )}
      <div
        ref={place}
        id={id}
        role="option"
        aria-selected={selected}
        className="row"
        onClick={() => onChoose(row)}
      >
        <RowSign row={row} />
        <span className="row-words">
          <b>
            <Marked text={row.title} ranges={row.ranges} />
          </b>
          {below === undefined ? null : (
            <small className={row.beside === true ? 'row-beside' : undefined}>{below}</small>
          )}
        </span>
        <span className="row-end">
          {row.warning === undefined ? null : <GlyphImage name="triangle" size={14} />}
          {row.keys?.map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}
        </span>
      </div>
    </>
  )
}

function RowSign({ row }: { readonly row: Row }): ReactNode {
  if (row.initials !== undefined) {
    return (
      <span className="field-initials" aria-hidden="true">
        {row.initials}
      </span>
    )
  }
  return (
    <span className="row-sign" data-kind={row.hue}>
      {row.glyph === undefined ? null : <GlyphImage name={row.glyph} size={16} />}
    </span>
  )
}

function Marked({ text, ranges }: { readonly text: string; readonly ranges: Row['ranges'] }): ReactNode {
  const parts: ReactNode[] = []
  let done = 0
  for (const [start, end] of ranges) {
    parts.push(text.slice(done, start), <mark key={start}>{text.slice(start, end)}</mark>)
    done = end
  }
  return (
    <>
      {parts}
      {text.slice(done)}
    </>
  )
}
