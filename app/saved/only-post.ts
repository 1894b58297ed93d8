const ALLOWED = { allow: 'POST, OPTIONS' };

/** The other methods of a route that takes what is sent to it. */
export const onlyPost = {
  GET: refuse,
  PUT: refuse,
  PATCH: refuse,
  DELETE: refuse,
  OPTIONS: async () => new Response(null, { status: 204, headers: ALLOWED }),
};

async function refuse(): Promise<Response> {
  return new Response('A list is sent here, with POST.', { status: 405, headers: ALLOWED });
}
