/** An answer that was had whole and makes no sense; another attempt may do better. */
export class MalformedAnswer extends Error {}
