"""The screens of stories at the reporters' desk."""
