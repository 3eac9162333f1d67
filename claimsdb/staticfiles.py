"""Static files under names that tell their content, so that browsers keep them for good."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class ModuleStorage(CompressedManifestStaticFilesStorage):
    """Follows imports from module to module too: under a plain name, a browser would mix old modules with new ones."""

    support_js_module_import_aggregation = True
