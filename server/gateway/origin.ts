/**
 * Which pages may open a connection: a browser sends the page's origin, and only it can be trusted to. Programs
 * send none, and could send any; they prove themselves with their token like everybody else.
 */
export interface OriginRules {
  /** exact origins, e.g. "https://tv.example.net", "null", "file://" */
  allowed: string[];
  /** also http://localhost and http://*.localhost at the port a request came to */
  localhost: boolean;
}

/**
 * @param origin the Origin header, undefined when there is none
 * @param host the Host header
 */
export function originAllowed(origin: string | undefined, host: string | undefined, rules: OriginRules): boolean {
  if (origin === undefined) return true;
  if (rules.allowed.includes(origin)) return true;
  if (!rules.localhost) return false;
  const port = host?.split(':')[1] ?? '80';
  const match = /^http:\/\/(?:[a-z0-9-]+\.)?(?:localhost|127\.0\.0\.1)(?::(\d+))?$/.exec(origin);
  return match !== null && (match[1] ?? '80') === port;
}
