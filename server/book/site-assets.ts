/**
 * What the pages of the book lean on: style with the app's own tokens, faces, and the search with its index. All of it
 * lies beside the pages; nothing is fetched from anywhere.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Book } from '#note/book/book-model.ts'
import { SEARCH_SCRIPTS } from '#note/book/search-page.ts'
import { searchIndex } from './search-index.ts'
import type { SiteFile } from './site-file.ts'

const require = createRequire(import.meta.url)
const TOKENS = fileURLToPath(new URL('../../renderer/styles/tokens.css', import.meta.url))
const OWN = fileURLToPath(new URL('./page/', import.meta.url))

/** Which of a family's files are bundled: those for the letters that the app itself bundles. */
const FACES: readonly { readonly family: string; readonly sheet: string }[] = [
  { family: '@fontsource-variable/inter', sheet: 'opsz.css' },
  { family: '@fontsource-variable/source-serif-4', sheet: 'opsz.css' },
  { family: '@fontsource-variable/source-serif-4', sheet: 'opsz-italic.css' },
]

export function siteAssets(book: Book): readonly SiteFile[] {
  const faces = FACES.flatMap(readFaces)
  const style = [...faces.map(({ rule }) => rule), readFileSync(TOKENS, 'utf8'), own('book.css')].join('\n')
  const text = (path: string, content: string): SiteFile => ({ path, content, session: '' })
  return [
    text('assets/book.css', style),
    text(SEARCH_SCRIPTS.engine, readFileSync(engineFile(), 'utf8')),
    text(SEARCH_SCRIPTS.index, searchIndex(book)),
    text(SEARCH_SCRIPTS.page, own('search.js')),
    ...faces.map(({ name, bytes }) => ({ path: `assets/faces/${name}`, content: bytes, session: '' })),
  ]
}

function own(name: string): string {
  return readFileSync(join(OWN, name), 'utf8')
}

/** The build for pages without modules: a folder opened without a server loads no modules. */
function engineFile(): string {
  return join(dirname(require.resolve('minisearch')), '../umd/index.js')
}

interface Face {
  readonly rule: string
  readonly name: string
  readonly bytes: Uint8Array
}

function readFaces({ family, sheet }: (typeof FACES)[number]): readonly Face[] {
  const folder = dirname(require.resolve(`${family}/${sheet}`))
  const rules = readFileSync(join(folder, sheet), 'utf8').match(/@font-face \{[^}]*\}/g) ?? []
  return rules
    .filter((rule) => /-latin(-ext)?-opsz-/.test(rule))
    .map((rule) => {
      const name = /files\/([\w-]+\.woff2)/.exec(rule)?.[1] ?? ''
      return {
        rule: rule.replace('./files/', 'faces/'),
        name,
        bytes: readFileSync(join(folder, 'files', name)),
      }
    })
}
