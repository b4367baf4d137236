/**
 * The relay's calls with what a template names in the page's language: titles of sections, kinds, fields, roles. What this
 * computer keeps and what is sent stays in the words of the data.
 */
import type { NoteRecord } from '#note/record-model.ts'
import type { SessionAnswer, SessionSummary } from '#note/wire/api.ts'
import type { SearchAnswer } from '#note/wire/search.ts'
import { LANGUAGE } from '../words/language.ts'
import { labelOf, sectionsInLanguage, templateInLanguage } from '../words/labels.ts'
import type { Answer, Relay } from './relay.ts'

export function withLabels(relay: Relay): Relay {
  // The data speaks English.
  if (LANGUAGE === 'en') return relay
  return {
    ...relay,
    sessions: async () =>
      mapped(await relay.sessions(), ({ sessions }) => ({ sessions: sessions.map(summaryInLanguage) })),
    bringSession: async (id, request) => mapped(await relay.bringSession(id, request), answerInLanguage),
    session: async (id) => mapped(await relay.session(id), answerInLanguage),
    record: async (id) => mapped(await relay.record(id), recordInLanguage),
    versionRecord: async (id, seq) => mapped(await relay.versionRecord(id, seq), recordInLanguage),
    search: async (query) => mapped(await relay.search(query), searchInLanguage),
  }
}

/** A session's answer, from the relay or from what this computer keeps. */
export function answerInLanguage(answer: SessionAnswer): SessionAnswer {
  return {
    ...answer,
    summary: summaryInLanguage(answer.summary),
    template: templateInLanguage(answer.template),
  }
}

function summaryInLanguage(summary: SessionSummary): SessionSummary {
  const { completeness } = summary
  if (completeness === null) return summary
  return {
    ...summary,
    completeness: { ...completeness, sections: sectionsInLanguage(completeness.sections) },
  }
}

function recordInLanguage(record: NoteRecord): NoteRecord {
  return { ...record, sections: sectionsInLanguage(record.sections) }
}

function searchInLanguage(answer: SearchAnswer): SearchAnswer {
  const groups = answer.groups.map((group) => ({
    ...group,
    hits: group.hits.map((hit) => ({ ...hit, section: hit.section === null ? null : labelOf(hit.section) })),
  }))
  return { ...answer, groups }
}

function mapped<T>(answer: Answer<T>, change: (value: T) => T): Answer<T> {
  return answer.ok ? { ...answer, value: change(answer.value) } : answer
}
