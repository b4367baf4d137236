// @ts-check
/**
 * The search of the book, in the reader's browser: shows the field, looks into the index that was loaded beside it, and
 * lists what it found. A plain script, because a folder opened without a server loads no modules.
 */
;(() => {
  /** @typedef {readonly [kind: string, number: string, words: string, title: string, address: string]} Row */
  /** @typedef {{ fields: string[], word: string, said: Record<string, string>, entries: readonly Row[], index: object }} BookIndex */

  const MOST = 60
  const AROUND = 70

  const { rapporteurBook: book, MiniSearch } =
    /** @type {{ rapporteurBook?: BookIndex, MiniSearch?: any }} */ (globalThis)
  const [form, field, off, count, found] = ['form', 'field', 'off', 'count', 'found'].map((name) =>
    document.getElementById(`search.${name}`),
  )
  if (!book || !MiniSearch || !form || !off || !count || !found || !(field instanceof HTMLInputElement))
    return

  const word = new RegExp(book.word, 'gu')
  /** @param {string} text */
  const fold = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  /** @param {string} text */
  const cut = (text) => [...text.matchAll(word)].map((match) => fold(match[0]))
  const engine = MiniSearch.loadJS(book.index, {
    fields: book.fields,
    tokenize: cut,
    processTerm: (/** @type {string} */ term) => term,
  })
  const boost = { words: 2, title: 3, number: 1 }

  /** All words first, the last as a beginning; where nothing has them all, what comes near. */
  const look = (/** @type {string} */ text) => {
    const words = cut(text)
    const prefix = (/** @type {string} */ _term, /** @type {number} */ index) => index === words.length - 1
    const all = engine.search(text, { combineWith: 'AND', prefix, boost })
    if (all.length > 0) return { hits: all, near: false }
    return { hits: engine.search(text, { combineWith: 'OR', prefix: true, fuzzy: 0.2, boost }), near: true }
  }

  const show = () => {
    const text = field.value
    found.replaceChildren()
    if (cut(text).length === 0) {
      count.textContent = ''
      return
    }
    const { hits, near } = look(text)
    count.textContent = sentence(hits.length, near)
    for (const hit of hits.slice(0, MOST)) {
      const row = book.entries[hit.id]
      if (row) found.append(entry(row, new Set(hit.terms)))
    }
  }

  /** The book's own words with their places filled. @param {string} name @param {Record<string, string | number>} places */
  function say(name, places = {}) {
    return (book?.said[name] ?? '').replace(/\{(\w+)\}/g, (_whole, place) => String(places[place] ?? ''))
  }

  /** @param {number} number @param {boolean} near */
  function sentence(number, near) {
    if (number === 0) return say('none')
    const places = say(number === 1 ? 'one' : 'many', { count: number })
    const best = number > MOST ? say('best', { most: MOST }) : ''
    return say(near ? 'near' : 'all', { places, best })
  }

  /** @param {Row} row @param {ReadonlySet<string>} terms */
  function entry([kind, number, words, title, address], terms) {
    const item = document.createElement('li')
    const link = document.createElement('a')
    link.href = address
    if (number !== '') link.append(part('b', number), ' ')
    link.append(...marked(words, terms))
    const place = part('p', [kind, title].filter(Boolean).join(' · '))
    place.className = 'meta'
    item.append(link, place)
    return item
  }

  /** The words with what was found marked, cut around the first mark. @param {string} text @param {ReadonlySet<string>} terms */
  function marked(text, terms) {
    const marks = [...text.matchAll(word)].filter((match) => terms.has(fold(match[0])))
    const first = marks[0]?.index ?? 0
    const from = first > AROUND ? text.lastIndexOf(' ', first - AROUND / 2) + 1 : 0
    const upTo = from + 4 * AROUND < text.length ? text.lastIndexOf(' ', from + 4 * AROUND) : text.length
    /** @type {(string | HTMLElement)[]} */
    const parts = from > 0 ? ['… '] : []
    let at = from
    for (const match of marks) {
      if (match.index < at || match.index + match[0].length > upTo) continue
      parts.push(text.slice(at, match.index), part('mark', match[0]))
      at = match.index + match[0].length
    }
    parts.push(text.slice(at, Math.max(upTo, at)))
    if (upTo < text.length) parts.push(' …')
    return parts
  }

  /** @param {string} name @param {string} text */
  function part(name, text) {
    const element = document.createElement(name)
    element.textContent = text
    return element
  }

  off.hidden = true
  form.hidden = false
  field.value = new URLSearchParams(location.search).get('q') ?? ''
  field.addEventListener('input', show)
  form.addEventListener('submit', (event) => event.preventDefault())
  field.focus()
  show()
})()
