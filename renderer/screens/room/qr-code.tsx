/** An address as a code that a phone reads: always dark on white, whatever the screen's theme. */
import { generate } from 'lean-qr'
import type { ReactNode } from 'react'

/** Modules of white around the code, as its standard asks. */
const QUIET = 4

export function QrCode({ address, label }: { readonly address: string; readonly label: string }): ReactNode {
  const code = generate(address)
  const side = code.size + 2 * QUIET
  return (
    <svg
      className="room-qr"
      viewBox={`0 0 ${String(side)} ${String(side)}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <rect className="room-qr-ground" width={side} height={side} />
      <path className="room-qr-modules" d={modulesOf(code)} />
    </svg>
  )
}

/** One path over all dark modules, row by row, runs joined. */
function modulesOf(code: ReturnType<typeof generate>): string {
  const parts: string[] = []
  for (let y = 0; y < code.size; y += 1) {
    let from: number | null = null
    for (let x = 0; x <= code.size; x += 1) {
      const dark = x < code.size && code.get(x, y)
      if (dark && from === null) from = x
      if (dark || from === null) continue
      const width = String(x - from)
      parts.push(`M${String(from + QUIET)} ${String(y + QUIET)}h${width}v1h-${width}z`)
      from = null
    }
  }
  return parts.join('')
}
