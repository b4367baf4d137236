/** The shape of an item's kind in a list; the row says the kind in words. */
import type { ReactNode } from 'react'
import { GlyphImage } from '../../editor/surface/glyph-image.tsx'
import { kindGlyph } from '../../editor/surface/glyphs.ts'

export function KindMark({ kind, status }: { readonly kind: string; readonly status: unknown }): ReactNode {
  return (
    <span className="kind-mark" data-kind={kind}>
      <GlyphImage name={kindGlyph(kind, status)} size={16} />
    </span>
  )
}
