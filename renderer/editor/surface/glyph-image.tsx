/**
 * A glyph of the editor in React; the drawings are those of `glyphs.ts`.
 */
import { createElement, type ReactNode } from 'react'
import { glyphDrawing, type GlyphName } from './glyphs.ts'

export function GlyphImage({ name, size }: { readonly name: GlyphName; readonly size: number }): ReactNode {
  const { grid, stroke, shapes } = glyphDrawing(name)
  return (
    <svg
      className="glyph"
      width={size}
      height={size}
      viewBox={`0 0 ${grid} ${grid}`}
      fill="none"
      stroke="currentColor"
      strokeWidth={stroke}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {shapes.map(([tag, attributes], index) =>
        createElement(tag, { key: index, ...reactAttributes(attributes) }),
      )}
    </svg>
  )
}

function reactAttributes(attributes: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name === 'class'
        ? 'className'
        : name.replaceAll(/-(.)/g, (_all, letter: string) => letter.toUpperCase()),
      value,
    ]),
  )
}
