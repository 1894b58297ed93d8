/** Something that was asked for could not be had. */
export class NotHad extends Error {
  /** `refused`: asking again would not help; `unreachable`: it may, later. */
  readonly status: 'refused' | 'unreachable';
  /** The server asked to be left alone for longer than a run waits. */
  readonly leaveAlone: boolean;

  constructor(status: 'refused' | 'unreachable', reason: string, leaveAlone = false) {
    super(reason);
    this.name = 'NotHad';
    this.status = status;
    this.leaveAlone = leaveAlone;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody answers there',
  ENOTFOUND: 'its name cannot be looked up',
  EAI_AGAIN: 'its name cannot be looked up now',
  ENETUNREACH: 'there is no way to it',
  EHOSTUNREACH: 'there is no way to it',
  UND_ERR_CONNECT_TIMEOUT: 'it does not take the connection',
  ETIMEDOUT: 'it does not take the connection',
  ECONNRESET: 'the connection was cut',
  EPIPE: 'the connection was cut',
  UND_ERR_SOCKET: 'the connection was cut',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'the connection was cut',
};

/** Why a request got no whole answer, from what `fetch` throws: the reason is in the innermost of its causes. */
export function networkReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && typeof error.code === 'string') {
    const reason = REASONS[error.code];
    return reason === undefined ? `${error.message} (${error.code})` : `${reason} (${error.code})`;
  }
  return error.cause === undefined ? error.message : networkReason(error.cause);
}
