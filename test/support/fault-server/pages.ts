/** Cloud Run's answer where IAM forbids the call. */
export const GOOGLE_FORBIDDEN = `
<html><head>
<meta http-equiv="content-type" content="text/html;charset=utf-8">
<title>403 Forbidden</title>
</head>
<body text=#000000 bgcolor=#ffffff>
<h1>Error: Forbidden</h1>
<h2>Your client does not have permission to get URL <code>/ws</code> from this server.</h2>
<h2></h2>
</body></html>
`;

/** Google's own answer at /healthz, which never reaches the service. */
export const GOOGLE_NOT_FOUND = `<!DOCTYPE html>
<html lang=en>
  <meta charset=utf-8>
  <meta name=viewport content="initial-scale=1, minimum-scale=1, width=device-width">
  <title>Error 404 (Not Found)!!1</title>
  <a href=//www.google.com/><span id=logo aria-label=Google></span></a>
  <p><b>404.</b> <ins>That’s an error.</ins>
  <p>The requested URL <code>/healthz</code> was not found on this server.  <ins>That’s all we know.</ins>
`;

export const NO_INSTANCE = "The request was aborted because there was no available instance.\n";

export const WEB_PAGE = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>Chat</title></head>
  <body><div id="app"></div></body>
</html>
`;
