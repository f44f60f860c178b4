# STYLE: the notebook, exported as a script, with a demonstration of the student's own function

# In[1]:


import asyncio
import time

from autograder.notebook.demo import demo

def blocking(get_response):
    async def desk(request):
        time.sleep(0.1)              # Mara is in the lift
        return await get_response(request)
    return desk

demo(blocking, requests=5)


# In[2]:


from autograder.notebook.practice import practice

practice("01_convert_function")


# In[3]:


# exercise: 01_convert_function


def middleware(get_response):
    async def middleware_func(request):
        await asyncio.sleep(0.1)     # only the slip is in the lift
        return await get_response(request)

    return middleware_func

demo(middleware, requests=5)


# In[4]:


from autograder.notebook.check import check

check("01_convert_function")
