"""Runs the migrations of Wagtail and what it stands on, one by one; a line `step` for each, then it waits for one."""

import os

import django
from django.conf import settings

APPS = """
django.contrib.admin django.contrib.auth django.contrib.contenttypes django.contrib.sessions django.contrib.messages
django.contrib.sites django.contrib.redirects django.contrib.flatpages django.contrib.postgres
wagtail.contrib.forms wagtail.contrib.redirects wagtail.contrib.settings wagtail.contrib.search_promotions wagtail.embeds wagtail.sites
wagtail.users wagtail.snippets wagtail.documents wagtail.images wagtail.search wagtail.admin wagtail taggit modelcluster
oauth2_provider django_celery_beat
"""

settings.configure(
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": os.environ["PGDATABASE"],
            "HOST": os.environ["PGHOST"],
            "PORT": os.environ["PGPORT"],
            "USER": os.environ["PGUSER"],
        }
    },
    INSTALLED_APPS=APPS.split(),
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
    SECRET_KEY="not one",
    SITE_ID=1,
    STATIC_URL="/static/",
    WAGTAIL_SITE_NAME="growthos",
    WAGTAILADMIN_BASE_URL="http://localhost",
)
django.setup()

from django.db import connection  # noqa: E402
from django.db.migrations.executor import MigrationExecutor  # noqa: E402

executor = MigrationExecutor(connection)
executor.recorder.ensure_schema()
state = executor._create_project_state(with_applied_migrations=True)
for migration, _ in executor.migration_plan(executor.loader.graph.leaf_nodes()):
    state = executor.apply_migration(state, migration)
    print("step", flush=True)
    input()
