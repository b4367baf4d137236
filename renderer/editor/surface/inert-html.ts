/**
 * The one place where foreign HTML becomes elements: in a document without a window, where nothing loads and nothing
 * runs. The page's policy must allow `trusted-types rapporteur-inert`.
 */
interface TrustedTypes {
  readonly createPolicy: (
    name: string,
    rules: { readonly createHTML: (html: string) => string },
  ) => { readonly createHTML: (html: string) => string }
}

let policy: { readonly createHTML: (html: string) => string } | null = null

/** Parses HTML into a document of its own, where `style` is called `data-style`. Whoever reads it takes what it knows and never puts its nodes on the page. */
export function parseInert(html: string): Document {
  policy ??= trustedTypes()?.createPolicy('rapporteur-inert', { createHTML: (text) => text }) ?? {
    createHTML: (text) => text,
  }
  return new DOMParser().parseFromString(policy.createHTML(withoutStyle(html)), 'text/html')
}

/**
 * Nothing of this would run or apply, but the page's policy complains of each inline style and handler it sees. Where
 * the expression misses one, there is a complaint in the console and no more.
 */
function withoutStyle(html: string): string {
  return html.replaceAll(/<[a-z][^<>]*>/gi, (tag) =>
    tag.replaceAll(/\s(style|on[a-z]+)\s*=/gi, (_whole, name: string) => ` data-${name.toLowerCase()}=`),
  )
}

function trustedTypes(): TrustedTypes | undefined {
  return (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes
}
