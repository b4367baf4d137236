/** Every limit and duration of the relay's sockets, each with its reason. */

const KIB = 1024
const MIB = 1024 * KIB

/** One websocket message; nobody types a mebibyte. */
export const MAX_MESSAGE_BYTES = MIB
/** The first step 2 of a connection may carry days of offline work. */
export const MAX_FIRST_STEP_2_BYTES = 8 * MIB
/** Pieces one message may come in; honest clients send one. */
export const MAX_FRAGMENTS = 32

/** Structs in one update; applying more at once would hold everybody's page. */
export const MAX_STRUCTS = 20_000
/** Structs in a step 2, and so in a note: as much as a page can still open in a second or two. */
export const MAX_STEP_2_STRUCTS = 300_000
/** Yjs client ids in one update; Yjs's cost grows with their square when something is missing. */
export const MAX_CLIENTS = 1_000
/** Types nested in types within one update; a note needs three. */
export const MAX_TYPE_DEPTH = 32
/** Values nested in values (a field's JSON); the template's copy needs six. */
export const MAX_VALUE_DEPTH = 8
/** Keys of one part, such as a line's fields; ours have a dozen. */
export const MAX_ATTRIBUTES = 64
/** One value, such as a field's; a sentence has a tenth of it. */
export const MAX_ATTRIBUTE_BYTES = 4 * KIB
/** The same in a step 2, which may bring back the copy of the template that the relay wrote at opening. */
export const MAX_STEP_2_ATTRIBUTE_BYTES = 64 * KIB
/** Steps to find an order for an update's parts; an honest one needs about as many as it has parts. */
export const MAX_ORDER_STEPS = 1_000_000
/** Letters in a key of a map; ours are words and ids. */
export const MAX_KEY_LENGTH = 512
/** Nobody reaches this clock by typing; it keeps sums exact. */
export const MAX_CLOCK = 2 ** 40
/** A note's whole state; beyond it the note only reads. */
export const MAX_NOTE_BYTES = 8 * MIB

/** One person's presence: a name, a cursor, a section. */
export const MAX_AWARENESS_BYTES = 2 * KIB
/** Entries of an awareness message that are looked at; stock clients echo what they heard of others. */
export const MAX_AWARENESS_ENTRIES = 2_000
/** How far a presence clock may run ahead of the last one. */
export const MAX_AWARENESS_CLOCK_STEP = 1_000_000
/** Beyond this a presence clock cannot be counted up exactly by every client. */
export const MAX_AWARENESS_CLOCK = 2 ** 31
/** Cursors wait this long for an edit to travel with; a hand does not see it. */
export const AWARENESS_DELAY_MS = 120

/** Step 1 asks for a whole answer: a reconnect may ask at once again, then one a second. */
export const STEP_1_BURST = 2
export const STEP_1_PER_SECOND = 1
/** Cursors a connection may move in a second; later ones wait, the newest wins. A page sends at most ten. */
export const AWARENESS_PER_SECOND = 10
export const AWARENESS_BURST = 30
/** Messages and bytes a connection may send over time: five fast hands' worth. Above it the socket is not read for a while. */
export const MESSAGES_PER_SECOND = 60
export const BYTES_PER_SECOND = 512 * KIB
/** How many seconds' worth may come at once. */
export const BURST_SECONDS = 3
/** On top, once per token: a client without our step 2 replays an hour of writing key by key after a reconnect. */
export const SPARE_MESSAGES = 20_000
export const SPARE_BYTES = 8 * MIB
/** A connection that was above its rate all this time is no hand writing. */
export const LONGEST_DEBT_MS = 60_000

/** A peer this far behind is cut off and comes back with a sync. */
export const MAX_OUTGOING_BYTES = 4 * MIB
/** Websocket messages begun and not ended, over the whole process; beyond it the newest is closed. */
export const MAX_UNFINISHED_BYTES = 24 * MIB
/** Sockets of one token: a person with many notes and windows open, and a shared guest link's laptop or two. */
export const MAX_CONNECTIONS_PER_TOKEN = 40
/** Sockets of a guest: one phone, and what it has not let go of yet. */
export const MAX_CONNECTIONS_PER_GUEST = 4
/** Open sockets; each costs about 50 kB. */
export const MAX_CONNECTIONS = 5_000
/** Dead peers are found within twice this. */
export const PING_INTERVAL_MS = 30_000
/** Whoever says nothing this long after the upgrade is no client of ours. */
export const FIRST_MESSAGE_MS = 5_000
/** How long a peer may take to answer our close before its socket is ended. */
export const CLOSE_GRACE_MS = 1_000
/** Updates with something missing before we stop asking again and close. */
export const MAX_UNRESOLVED = 3

/** Syncs to disk are at least this far apart: each costs the same, and a receipt is in no hurry. */
export const SYNC_INTERVAL_MS = 100
/** A new snapshot after this many updates keeps the tail, and so a join, short. */
export const SNAPSHOT_UPDATES = 2_000
/** … or after so long without a letter, if at least a few updates came. */
export const SNAPSHOT_QUIET_MS = 3_000
export const SNAPSHOT_QUIET_UPDATES = 20
/** Notes up to this many bytes, with a tail up to so many updates, are merged for a newcomer on the spot: it takes a few ms once. */
export const MERGE_BYTES = 64 * KIB
export const MERGE_UPDATES = 64
/** After an answer with words whose owner was not here: they come back within seconds, or with the next network. */
export const ASK_LATER_MS = 10_000
/** Merging is quadratic in the number of updates, so it goes by groups of this many. */
export const MERGE_GROUP = 100
/** What a newcomer gets is kept ready this long for the next one. */
export const WELCOME_KEPT_MS = 5_000
/** An empty note is let go after this; coming back within it costs nothing. */
export const UNLOAD_AFTER_MS = 60_000
/** Tokens, roles and states changed by other processes are noticed within this. */
export const RECHECK_INTERVAL_MS = 400
/** A worker's job beyond this is given up and the worker replaced. */
export const WORKER_TIMEOUT_MS = 15_000
