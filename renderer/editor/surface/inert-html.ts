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

/** Parses HTML into a document of its own. Whoever reads it takes what it knows and never puts its nodes on the page. */
export function parseInert(html: string): Document {
  policy ??= trustedTypes()?.createPolicy('rapporteur-inert', { createHTML: (text) => text }) ?? {
    createHTML: (text) => text,
  }
  return new DOMParser().parseFromString(policy.createHTML(html), 'text/html')
}

function trustedTypes(): TrustedTypes | undefined {
  return (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes
}
