/** What a sign at the start of a line makes of it while it is typed. */
const LINE_RULES = [
  [/^[-*] $/, 'bullet'],
  [/^1[.)] $/, 'numbered'],
  [/^#{1,6} $/, 'heading'],
  [/^> $/, 'quote'],
  [/^``` ?$/, 'code'],
] as const satisfies readonly (readonly [RegExp, string])[]

export type SignedKind = (typeof LINE_RULES)[number][1]

export const LINE_SIGNS: readonly (readonly [pattern: RegExp, kind: SignedKind])[] = LINE_RULES

/** The kind that these letters at the start of a line turn it into, or null. */
export function kindOfSign(typed: string): SignedKind | null {
  return LINE_RULES.find(([pattern]) => pattern.test(typed))?.[1] ?? null
}
