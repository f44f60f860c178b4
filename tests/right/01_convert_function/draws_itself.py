# STYLE: a lesson's demonstration, with the student's own function in it
import asyncio

from autograder.notebook.demo import demo


def middleware(get_response):
    async def desk(request):
        await asyncio.sleep(0.1)  # only the slip is in the lift
        return await get_response(request)

    return desk


demo(middleware, requests=5)
