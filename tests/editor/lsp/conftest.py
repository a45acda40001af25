import pytest
import pytest_asyncio

from editor import Editor, copy_project


@pytest.fixture
def project(tmp_path):
    return copy_project(tmp_path / "mijn project")


@pytest_asyncio.fixture
async def editor(project):
    """An editor in which a server runs on a copy of the real project."""
    editor = Editor(project)
    await editor.start()
    yield editor
    await editor.client.shutdown_session()
    await editor.client.stop()


@pytest_asyncio.fixture
async def new_editor(project):
    """An editor that is not started yet."""
    editor = Editor(project)
    yield editor
    if editor.client.capabilities is not None:
        await editor.client.shutdown_session()
        await editor.client.stop()
