/**
 * LiquidJS with bounds: nothing but its own files and the given view, no clock, no chance, no way around the target's
 * escaping but the filters the target itself brings. Text from notes is data here and never parsed.
 */
import { Liquid } from 'liquidjs/dist/liquid.browser.mjs'
import type { Syntax } from './syntax.ts'

/** Characters of one template file. */
const PARSE_LIMIT = 200_000
/** A note of 10,000 lines renders in well under a second; this ends loops without end. */
const RENDER_LIMIT_MS = 10_000
const MEMORY_LIMIT = 50_000_000

/** Filters that read the clock, draw lots, or let a template step around the escaping. */
const REFUSED_FILTERS = [
  'date',
  'date_to_xmlschema',
  'date_to_rfc822',
  'date_to_string',
  'date_to_long_string',
  'sample',
  'raw',
]

/** Renders one of the target's files; throws with LiquidJS's sentence where that fails. */
export interface TemplateEngine {
  readonly render: (file: string, view: object) => string
  readonly renderText: (text: string, view: object) => string
  /** The first mistake in a template, or null. */
  readonly mistake: (text: string) => string | null
}

export function createTemplateEngine(
  templates: Readonly<Record<string, string>>,
  syntax: Syntax,
): TemplateEngine {
  const engine = new Liquid({
    templates,
    outputEscape: (value) => syntax.escape(plain(value)),
    strictFilters: true,
    strictVariables: true,
    lenientIf: true,
    ownPropertyOnly: true,
    parseLimit: PARSE_LIMIT,
    renderLimit: RENDER_LIMIT_MS,
    memoryLimit: MEMORY_LIMIT,
  })
  for (const name of REFUSED_FILTERS) engine.unregisterFilter(name)
  for (const [name, handler] of Object.entries(syntax.filters)) {
    engine.registerFilter(name, { raw: true, handler: (value, ...more) => handler(value, ...more) })
  }
  return {
    render: (file, view) => String(engine.renderFileSync(file, view)),
    renderText: (text, view) => String(engine.parseAndRenderSync(text, view)),
    mistake: (text) => {
      try {
        engine.parse(text)
        return null
      } catch (error) {
        return error instanceof Error ? (error.message.split('\n')[0] ?? error.message) : 'It cannot be read.'
      }
    },
  }
}

/** Only text and numbers are printed; an object printed by mistake would differ between engines. */
function plain(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' ? String(value) : ''
}
