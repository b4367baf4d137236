/**
 * A drawing as a plain value: shapes with attributes. The page draws it with elements of its own, a static page takes it
 * as SVG text; both show the same.
 */

export interface Shape {
  readonly tag: 'path' | 'line' | 'circle' | 'text'
  readonly attributes: Readonly<Record<string, string | number>>
  /** Of a text. */
  readonly words?: string
}

export interface Drawing {
  readonly width: number
  readonly height: number
  /** What the picture shows, in a sentence: its name for whoever does not see it. */
  readonly label: string
  readonly shapes: readonly Shape[]
}

/** The drawing as one `svg` element, self-contained but for the colours, which are tokens with a value for print behind. */
export function svgText({ width, height, label, shapes }: Drawing): string {
  const inner = shapes.map(({ tag, attributes, words }) => {
    const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(String(value))}"`)
    return `<${tag}${list.join('')}>${escape(words ?? '')}</${tag}>`
  })
  const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img"`
  return `${head} aria-label="${escape(label)}">${inner.join('')}</svg>`
}

function escape(text: string): string {
  // Controls are in no XML, whatever they are written as.
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
