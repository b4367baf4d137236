/** Remembers what was made of the same few texts, such as names, for work that is asked for thousands of times in a row. */

/** More texts than a summit has names; then all is forgotten, so that it cannot grow for ever. */
const MOST_TEXTS = 10_000

/** The same function, which makes of each text only once what it makes of it. It has to be pure. */
export function remembering<Value>(make: (text: string) => Value): (text: string) => Value {
  const made = new Map<string, Value>()
  return (text) => {
    const known = made.get(text)
    if (known !== undefined) return known
    if (made.size >= MOST_TEXTS) made.clear()
    const value = make(text)
    made.set(text, value)
    return value
  }
}
