/** A full object id, SHA-1 or SHA-256: hex only, so it is never an option, a name or a revision expression. */
export const objectId = /^[0-9a-f]{40,64}$/;
