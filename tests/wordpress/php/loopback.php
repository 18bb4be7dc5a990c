<?php
// Test set-up, and the only thing that an ordinary WordPress does not have: it refuses to ask addresses of its
// own machine, and ports other than 80, 443 and 8080. Our site is just there while the test runs.
// Our certificate is made for the test, and nobody vouches for it.

add_filter( 'http_request_host_is_external', fn( $external, $host ) => $external || '127.0.0.1' === $host, 10, 2 );
add_filter( 'http_allowed_safe_ports', fn( $ports ) => array_merge( $ports, array( (int) getenv( 'SITE_PORT' ) ) ) );
add_filter( 'https_ssl_verify', fn( $verify, $url ) => $verify && '127.0.0.1' !== parse_url( $url, PHP_URL_HOST ), 10, 2 );

// Nobody is written to.
function wp_mail() {
	return true;
}
