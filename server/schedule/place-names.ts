/**
 * Slugs: ids of rooms and tracks, and the names of sessions, offered as `<track>-<topic>`.
 * Pure; knows neither formats nor the store.
 */
import slugify from '@sindresorhus/slugify'

const LONGEST_ID = 60
const LONGEST_TRACK = 24

/** A slug of the name, at least two characters, else `<prefix>-<hash>` for names without a Latin letter. */
export function slugOf(name: string, prefix: string, longest = LONGEST_ID): string {
  const slug = cutAtWord(slugify(name.slice(0, 400), { decamelize: false }), longest)
  if (slug === '') return `${prefix}-${shortHash(name)}`
  return slug.length === 1 ? `${prefix}-${slug}` : slug
}

/**
 * The id offered for a session: matches NAME_PATTERN, at most 60 characters and not in `taken`, to which it is added.
 * `key` only serves titles that have no Latin letter.
 */
export function offerSessionId(
  session: { readonly title: string; readonly track: string | null; readonly key: string },
  taken: Set<string>,
): string {
  const track = session.track === null ? '' : cutAtWord(session.track, LONGEST_TRACK)
  const slug = slugify(session.title.slice(0, 400), { decamelize: false })
  const topic = withoutPrefix(slug, track === session.track ? track : '') || shortHash(session.key)
  const offered = cutAtWord(track === '' ? topic : `${track}-${topic}`, LONGEST_ID)
  return makeUnique(/^[a-z0-9][a-z0-9+.-]+$/.test(offered) ? offered : `session-${offered}`, taken)
}

/** The id itself, or with `-2`, `-3` … where it is taken; the result is added to `taken`. */
export function makeUnique(offered: string, taken: Set<string>): string {
  let unique = offered
  for (let count = 2; taken.has(unique); count += 1) {
    unique = `${cutAtWord(offered, LONGEST_ID - `-${count}`.length)}-${count}`
  }
  taken.add(unique)
  return unique
}

/** Seven letters and digits that stay the same for the same text; not for secrets (FNV-1a, 32 bits). */
function shortHash(text: string): string {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  return hash.toString(36).padStart(7, '0')
}

function withoutPrefix(slug: string, track: string): string {
  return track !== '' && slug.startsWith(`${track}-`) ? slug.slice(track.length + 1) : slug
}

function cutAtWord(slug: string, longest: number): string {
  if (slug.length <= longest) return slug
  const cut = slug.slice(0, longest + 1)
  const end = cut.lastIndexOf('-')
  return (end > longest / 2 ? cut.slice(0, end) : cut.slice(0, longest)).replace(/-+$/, '')
}
