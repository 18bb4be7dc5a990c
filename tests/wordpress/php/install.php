<?php
// What a person does once at /wp-admin/install.php, and an author besides: she may write posts, but not HTML.

define( 'WP_INSTALLING', true );
require __DIR__ . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';

wp_install( 'Career center', 'admin', 'admin@example.org', true, '', getenv( 'WORDPRESS_PASSWORD' ) );
wp_insert_user(
	array(
		'user_login' => 'author',
		'user_pass'  => getenv( 'WORDPRESS_PASSWORD' ),
		'user_email' => 'author@example.org',
		'role'       => 'author',
	)
);
update_option( 'show_avatars', 0 );
switch_theme( 'twentytwentythree' );
echo $wp_version;
