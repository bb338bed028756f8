export function Footer({ footer, label }) {
  const links = [...(footer.links ?? []), ...(footer.report ? [footer.report] : [])];
  return (
    <footer part="footer">
      <nav aria-label={label}>
        <ul class="links">{links.map((link) => <li><Link url={link.url}>{link.label}</Link></li>)}</ul>
      </nav>
      <ul class="contacts">
        {footer.contacts?.map(({ label, tel, email }) => (
          <li>
            {label}：
            {tel && <a href={`tel:${tel.replace(/[^+\d]/g, "")}`} dir="ltr">{tel}</a>}
            {email && <a href={`mailto:${email}`} dir="ltr">{email}</a>}
          </li>
        ))}
      </ul>
      <ul class="licences">
        {footer.licences?.map(({ label, number, url }) => (
          <li><Link url={url}>{label}：<bdi>{number}</bdi></Link></li>
        ))}
      </ul>
      <p class="operator"><span>{footer.operator}</span><span>{footer.address}</span></p>
      <p class="copyright">{footer.copyright}</p>
    </footer>
  );
}

function Link({ url, children }) {
  if (!url) return children;
  return <a href={url} rel={url.startsWith("http") ? "noopener noreferrer" : undefined}>{children}</a>;
}
