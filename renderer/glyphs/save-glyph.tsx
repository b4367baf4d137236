/**
 * The signs of the status mark, on a 14 px grid: saved, sending, only here, archived.
 */
import type { ReactNode } from 'react'

export type SaveSign = 'saved' | 'sending' | 'here' | 'archived'

const RING = <circle cx="7" cy="7" r="5.25" fill="none" stroke="currentColor" strokeWidth="1.5" />

const SIGNS: Readonly<Record<SaveSign, ReactNode>> = {
  saved: (
    <>
      <circle cx="7" cy="7" r="6" fill="currentColor" />
      <path
        d="m4.3 7.2 1.9 1.9 3.5-3.9"
        fill="none"
        stroke="var(--cut, var(--paper))"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  sending: (
    <>
      {RING}
      <path d="M7 3.6a3.4 3.4 0 0 1 0 6.8Z" fill="currentColor" />
    </>
  ),
  here: (
    <>
      <rect
        x="1.6"
        y="2.6"
        width="10.8"
        height="7"
        rx="1.2"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
      />
      <path d="M.8 11.9h12.4" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
    </>
  ),
  archived: (
    <>
      <rect x="1.6" y="2" width="10.8" height="3" fill="none" stroke="currentColor" strokeWidth="1.4" />
      <path d="M2.6 5v7h8.8V5M5.4 7.6h3.2" fill="none" stroke="currentColor" strokeWidth="1.4" />
    </>
  ),
}

/** Where words are, as a sign; always stands beside the words. */
export function SaveGlyph({ sign }: { readonly sign: SaveSign }): ReactNode {
  return (
    <svg className="glyph" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      {SIGNS[sign]}
    </svg>
  )
}
